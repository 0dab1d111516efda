import { createContext, useContext } from '../../platform/hooks.js';
import type { MenuStrings } from '../../strings/menu/menu-strings.js';

const Context = createContext<MenuStrings>('menu words');

export const MenuWordsProvider = Context.Provider;

/** The texts of the menu, for what stands in it. */
export function useMenuWords(): MenuStrings {
  const words = useContext(Context);
  if (!words) throw new Error('a part of the menu was rendered outside of it');
  return words;
}
