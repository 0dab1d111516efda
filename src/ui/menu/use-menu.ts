import { createContext, type Provider } from 'preact';
import { useContext } from 'preact/hooks';
import type { MenuStrings } from '../../strings/menu/menu-strings.js';

const MenuWords = createContext<MenuStrings | undefined>(undefined);

/** Provides the texts of the menu. */
export const MenuWordsProvider: Provider<MenuStrings | undefined> = MenuWords.Provider;

export function useMenuWords(): MenuStrings {
  const words = useContext(MenuWords);
  if (!words) throw new Error('outside of the menu');
  return words;
}
