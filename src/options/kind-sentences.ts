// Made from src/options/kinds.ts by scripts/options-doc.mjs. Do not edit.

/** The words for each form of a kind, by its code. */
export const kindSentences: Readonly<Record<string, string>> = {
  string: 'a string',
  'string+': 'a string that is not empty',
  'string+[]': 'a list, each item a string that is not empty',
  'string+[1]': 'a list that is not empty, each item a string that is not empty',
  'number{}': 'an object, each value a number',
  'string{}': 'an object, each value a string',
  url: 'a string that starts with http:// or https://',
  'url[]': 'a list, each item a string that starts with http:// or https://',
  boolean: 'true or false',
  number0: 'a number of at least 0',
  whole0: 'a whole number of at least 0',
  whole1: 'a whole number above 0',
  days: 'a number of days above 0',
  ms: 'a number of milliseconds above 0',
  null: 'null',
  object: 'an object',
  'any{}': 'an object',
  element: 'an element',
  selector: 'a string that selects one',
  function: 'a function',
  getter: 'a function that returns one',
  promise: 'a promise of one',
};
