/** The few words that are needed before the rest of the interface is loaded. */
export interface LauncherWords {
  readonly open: string;
  readonly failed: string;
}

export function launcherWords(language: 'en' | 'fr'): LauncherWords {
  return language === 'fr'
    ? { open: 'Ouvrir le chat', failed: 'Le chat n’a pas pu se charger. Réessayez.' }
    : { open: 'Open chat', failed: 'The chat could not be loaded. Try again.' };
}

/** The language of the buttons: the option's, or the page's where we speak it, or English. */
export function languageOf(option: 'auto' | 'en' | 'fr', pageLanguage: string): 'en' | 'fr' {
  if (option !== 'auto') return option;
  return /^fr\b/i.test(pageLanguage) ? 'fr' : 'en';
}
