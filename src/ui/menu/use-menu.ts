import { createContext } from '../../platform/hooks.js';
import type { MenuStrings } from '../../strings/menu/menu-strings.js';

/** The texts of the menu, for what stands in it. */
export const { Provider: MenuWordsProvider, use: useMenuWords } = createContext<MenuStrings>('menu');
