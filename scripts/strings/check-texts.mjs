/**
 * A text of a language: a string, or a string for each plural form.
 *
 * @typedef {string | Readonly<Record<string, string>>} Text
 */

/**
 * The marks of a language: those that its quotes begin and end with, and what it does not write.
 *
 * @typedef {{ quotes: string, never?: RegExp }} Marks
 */

const cjk = { quotes: '「」', never: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][,.:;?!]/u };

/** @type {Readonly<Record<string, Marks>>} */
const marks = {
  ar: { quotes: '«»', never: /[,;?]/ },
  cs: { quotes: '„“' },
  da: { quotes: '””' },
  de: { quotes: '„“' },
  en: { quotes: '“”' },
  es: { quotes: '«»', never: /^[^¿]*\?/ },
  // No break before these marks, nor within the quotes.
  fr: { quotes: '«»', never: /[^\u00a0\u202f][?!:;»]|«[^\u00a0\u202f]/ },
  he: { quotes: '“”' },
  hi: { quotes: '“”', never: /\.$/ },
  id: { quotes: '“”' },
  it: { quotes: '“”' },
  ja: cjk,
  ko: { quotes: '“”' },
  nl: { quotes: '“”' },
  pl: { quotes: '„”' },
  'pt-BR': { quotes: '“”' },
  'pt-PT': { quotes: '“”' },
  sv: { quotes: '””' },
  th: { quotes: '“”', never: /\.$/ },
  tr: { quotes: '“”' },
  uk: { quotes: '«»' },
  vi: { quotes: '“”' },
  'zh-Hans': { ...cjk, quotes: '“”' },
  'zh-Hant': cjk,
};

/** The same word in any language: names, and keys as they are written on keyboards. */
const sameEverywhere = /^(?:JSON|CSV|Markdown|Open WebUI|OK|Online|Enter|Esc|Home|End|Shift|[^\p{L}]*)$/u;

/**
 * Words that these languages share with English, as whole texts.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const sharedWords = {
  cs: ['Model'],
  da: ['Download', 'Menu', 'Model', 'Problem', 'Send', 'Send feedback', 'Stop', 'Tokens', 'Version'],
  de: ['Code', 'Details', 'Problem', 'Version'],
  es: ['Tokens'],
  fr: [
    'Code',
    'Conversation',
    'Conversations',
    '{count} conversations',
    'Image',
    'Message',
    'Messages',
    '{count} messages',
    'Menu',
    'Options',
    'Source',
    'Sources',
    'Version',
  ],
  id: ['Model', 'Menu', 'Edit'],
  it: ['Account', 'Formula', 'Menu'],
  nl: ['Account', 'Code', 'Details', 'Menu', 'Model', 'Tokens'],
  pl: ['Menu', 'Model', 'Problem'],
  'pt-BR': ['Menu', 'Tokens'],
  'pt-PT': ['Menu', 'Tokens'],
  sv: ['Problem', 'Version'],
  tr: ['Model'],
  vi: ['Menu'],
};

/**
 * Every text of a language by its path; plural forms are one text.
 *
 * @param {object} group
 * @param {string} [before]
 * @returns {Map<string, Text>}
 */
export function textsByPath(group, before = '') {
  /** @type {Map<string, Text>} */
  const texts = new Map();
  for (const [name, value] of Object.entries(group)) {
    const path = before + name;
    if (typeof value === 'string' || 'other' in value) texts.set(path, value);
    else for (const [inner, text] of textsByPath(value, `${path}.`)) texts.set(inner, text);
  }
  return texts;
}

/**
 * The faults of a language, one line each.
 *
 * @param {string} tag
 * @param {ReadonlyMap<string, Text>} texts
 * @param {ReadonlyMap<string, Text>} english
 * @returns {string[]}
 */
export function faultsOf(tag, texts, english) {
  const missing = [...english.keys()].filter((path) => !texts.has(path)).map((path) => `${path} is missing`);
  const unknown = [...texts.keys()].filter((path) => !english.has(path)).map((path) => `${path} is not in English`);
  const wrong = [...texts].flatMap(([path, text]) => {
    const original = english.get(path);
    if (original === undefined) return [];
    const faults = [...formFaults(tag, text, original), ...wordFaults(tag, text, original)];
    return faults.map((fault) => `${path}: ${fault}`);
  });
  return [...missing, ...unknown, ...wrong].map((fault) => `${tag} ${fault}`);
}

/**
 * Values that a text has lost or added, and plural forms that its language has not or wants.
 *
 * @param {string} tag
 * @param {Text} text
 * @param {Text} original
 */
function formFaults(tag, text, original) {
  const values = valuesIn(typeof original === 'string' ? original : (original['other'] ?? ''));
  if (typeof text === 'string' || typeof original === 'string') {
    if (typeof text !== typeof original) return ['has plural forms in one of the two languages only'];
    return typeof text === 'string' && valuesIn(text) !== values
      ? [`has the values ${valuesIn(text)}, not ${values}`]
      : [];
  }
  const rules = new Intl.PluralRules(tag);
  const wanted = rules.resolvedOptions().pluralCategories;
  const lacking = wanted.filter((form) => !(form in text)).map((form) => `lacks the form "${form}"`);
  const idle = Object.keys(text)
    .filter((form) => !wanted.some((known) => known === form))
    .map((form) => `has the form "${form}", which the language has not`);
  const numbers = Array.from({ length: 1001 }, (_, number) => rules.select(number));
  const lost = Object.entries(text)
    // A form for one number alone may say it in a word.
    .filter(([form]) => form === 'other' || numbers.filter((known) => known === form).length !== 1)
    .filter(([, words]) => valuesIn(words) !== values)
    .map(([form]) => `the form "${form}" has not the values ${values}`);
  return [...lacking, ...idle, ...lost];
}

/** @param {string} text */
function valuesIn(text) {
  return (text.match(/\{\w+\}/g) ?? []).sort().join(' ');
}

/**
 * Words that were left in English, and marks that the language does not write.
 *
 * @param {string} tag
 * @param {Text} text
 * @param {Text} original
 */
function wordFaults(tag, text, original) {
  const originals = formsOf(original);
  return formsOf(text).flatMap((words) => {
    // The values are names of the code.
    const plain = words.replace(/\{\w+\}/g, '0');
    const isLeft = tag !== 'en' && originals.includes(words) && !isShared(tag, words);
    return [
      ...(isLeft ? [`is left in English: ${words}`] : []),
      ...markFaults(tag, plain).map((f) => `${f}: ${words}`),
    ];
  });
}

/** @param {Text} text */
function formsOf(text) {
  return typeof text === 'string' ? [text] : Object.values(text);
}

/**
 * @param {string} tag
 * @param {string} words
 */
function isShared(tag, words) {
  return sameEverywhere.test(words.replace(/\{\w+\}/g, '')) || (sharedWords[tag] ?? []).includes(words);
}

/**
 * @param {string} tag
 * @param {string} words without values
 */
function markFaults(tag, words) {
  const { quotes, never } = marks[tag] ?? { quotes: '' };
  const faults = [];
  if (/['"`]/.test(words)) faults.push('has a straight quote');
  if (/\.\.\./.test(words)) faults.push('has three dots for …');
  if (words !== words.trim() || /[ \u00a0]{2}/.test(words)) faults.push('has a space too many');
  if (/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffd]/.test(words)) faults.push('has a character that nobody sees');
  if (!marks[tag]) faults.push('nothing is known of its marks: see scripts/strings/check-texts.mjs');
  else if ([...words].some((mark) => '“”„«»「」'.includes(mark) && !quotes.includes(mark))) {
    faults.push(`has other quotes than ${quotes}`);
  }
  if (never?.test(words)) faults.push('has a mark that the language does not write so');
  return faults;
}
