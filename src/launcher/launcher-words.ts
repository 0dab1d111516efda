/** The few words that are needed before the rest of the interface is loaded: the button's name, and a fault. */
export type LauncherWords = readonly [open: string, failed: string];

export function launcherWords(option: 'auto' | 'en' | 'fr' | undefined): LauncherWords {
  return isFrench(option)
    ? ['Ouvrir le chat', 'Chargement impossible. Réessayez.']
    : ['Open chat', 'The chat could not be loaded. Try again.'];
}

/** Whether the buttons speak French: as the option says, or as the page does. Else they speak English. */
export function isFrench(option: 'auto' | 'en' | 'fr' | undefined): boolean {
  return /^fr\b/i.test((option ?? 'auto').replace('auto', document.documentElement.lang));
}
