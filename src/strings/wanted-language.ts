/** The tag of the language that the option asks for: its own, the page's, or the browser's. */
export function wantedLanguage(option = 'auto'): string {
  return option === 'auto' ? document.documentElement.lang || navigator.language : option;
}

export function isEnglish(tag: string): boolean {
  return /^en\b/i.test(tag);
}
