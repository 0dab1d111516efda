/**
 * The tags that the language of a chat is looked up by, best first, with commas between: the option's, else the page's,
 * else those of the browser.
 *
 * @param option a tag, or `auto`
 * @example
 * wantedLanguage('pt-BR') // 'pt-BR'
 * wantedLanguage() // 'de' in a German page; else such as 'fr-CH,fr,en'
 */
export function wantedLanguage(option = 'auto'): string {
  return option === 'auto' ? document.documentElement.lang || navigator.languages.join() : option;
}

/** Whether the first of the tags is English, which every page has. */
export function isEnglish(wanted: string): boolean {
  return /^en\b/i.test(wanted);
}
