/** The words of what makes the panel larger. */
export interface SizerWords {
  readonly larger: string;
  readonly smaller: string;
}

const english: SizerWords = { larger: 'Make larger', smaller: 'Make smaller' };
const french: SizerWords = { larger: 'Agrandir', smaller: 'Réduire' };

export function sizerWords(language: string): SizerWords {
  return language === 'fr' ? french : english;
}
