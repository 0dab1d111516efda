import { englishAnswers, englishDefault } from './answers-english.js';
import { frenchAnswers, frenchDefault } from './answers-french.js';

const frenchWords =
  /[àâçèêëîïôùûœ]|\b(je|vous|est|une|le|la|les|des|du|mon|ma|mes|quelle?s?|comment|pour|avec|bonjour|merci|passerelles?|capteurs?|commande)\b/gi;
const englishWords =
  /\b(i|you|is|are|an?|the|my|which|what|how|for|with|do|does|hello|thanks?|gateways?|sensors?|order)\b/gi;

/** The answer of TechNova's assistant to a question, in the question's language. */
export function cannedAnswer(question: string): string {
  const isFrench = count(question, frenchWords) > count(question, englishWords);
  const answers = isFrench ? frenchAnswers : englishAnswers;
  const fitting = answers.find(({ words }) => words.test(question));
  return fitting?.text ?? (isFrench ? frenchDefault : englishDefault);
}

function count(text: string, words: RegExp): number {
  return text.match(words)?.length ?? 0;
}
