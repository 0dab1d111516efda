import type { More } from '../more-view.js';
import { createMoreSyntax } from './syntax.js';
import { moreView } from './view/more-view.js';

export const more: More = { createSyntax: () => createMoreSyntax(), view: moreView };
