/** The few words that are needed before the rest of the interface is loaded: the button's name, and a fault. */
export type LauncherWords = readonly [open: string, failed: string];

export const englishWords: LauncherWords = ['Open chat', 'The chat could not be loaded. Try again.'];
export const frenchWords: LauncherWords = ['Ouvrir le chat', 'Chargement impossible. Réessayez.'];

/** Whether the buttons speak French: as the option says, or as the page does. Else they speak English. */
export function isFrench(option: 'auto' | 'en' | 'fr'): boolean {
  return /^fr\b/i.test(option.replace('auto', document.documentElement.lang));
}
