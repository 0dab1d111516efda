import { isPlainObject } from './plain-object.js';
import { shown } from './shown.js';

/**
 * Whether a value is what a sentence expects. The sentences of `kinds.ts` are the kinds themselves, so that what an
 * owner reads, what the documentation says and what is checked cannot part.
 */
export function fits(value: unknown, expected: string): boolean {
  return expected.split(' or ').some((one) => isOne(value, one));
}

function isOne(value: unknown, expected: string): boolean {
  const [kind = '', item] = expected.split(/, each \w+ /);
  const least = Number(/\d*$/.exec(kind));
  const says = (words: RegExp): boolean => words.test(kind);
  // The values of a choice, functions, lists and objects are shown as their kinds begin.
  const isShown = kind.startsWith(shown(value));
  switch (typeof value) {
    case 'string':
      if (says(/^an add/)) return /^\s*https?:\/\//i.test(value) && URL.canParse(value.trim());
      return isShown || kind === 'a string' || (says(/^a (CSS|string)/) && value.trim() !== '');
    case 'number':
      if (says(/above/)) return value > least;
      return says(/number/) && value >= least && (says(/whole/) ? Number.isSafeInteger(value) : value < Infinity);
    case 'object': {
      if (!value) return false;
      if (says(/^an el/)) return 'tagName' in value;
      if (says(/^a pro/)) return 'then' in value;
      // A list may have holes, which only `Array.from` shows.
      const items = Array.isArray(value) ? Array.from(value) : isPlainObject(value) && Object.values(value);
      return isShown && items && items.length >= least && items.every((given) => !item || isOne(given, item));
    }
    default:
      return isShown;
  }
}
