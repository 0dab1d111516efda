import type { Language } from '../translation.js';
import { launcher } from './launcher.js';

export const language: Language = { launcher, dir: 'rtl', load: () => import('./texts.js') };
