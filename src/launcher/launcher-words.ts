/** The few words that are needed before the rest of the interface is loaded: the button's name, and a fault. */
export type LauncherWords = readonly [open: string, failed: string];

export function launcherWords(language: 'en' | 'fr'): LauncherWords {
  return language === 'fr'
    ? ['Ouvrir le chat', 'Chargement impossible. Réessayez.']
    : ['Open chat', 'The chat could not be loaded. Try again.'];
}

/** The language of the buttons: the option's, or the page's where we speak it, or English. */
export function languageOf(option: 'auto' | 'en' | 'fr' | undefined, pageLanguage: string): 'en' | 'fr' {
  return /^fr\b/i.test(!option || option === 'auto' ? pageLanguage : option) ? 'fr' : 'en';
}
