import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MenuStrings } from '../../strings/menu/menu-strings.js';

const Context = createContext<MenuStrings | undefined>(undefined);

export const MenuWordsProvider = Context.Provider;

/** The texts of the menu, for what stands in it. */
export function useMenuWords(): MenuStrings {
  const words = useContext(Context);
  if (!words) throw new Error('a part of the menu was rendered outside of it');
  return words;
}
