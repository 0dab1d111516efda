// Characters that are not seen but change the order of those that are, the tags that only flags are made of, and halves
// of characters.
const suspect = /[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}\p{Surrogate}]/u;
const overrides = /[\u202a-\u202e]/g;
const isolates = /[\u2066-\u2069]/g;
const halves = /\p{Surrogate}/gu;
const tags = /(\u{1f3f4}[\u{e0020}-\u{e007f}]+)|[\u{e0000}-\u{e007f}]/gu;

/** Text of an answer as it is shown and copied: nothing hidden in it. */
export function shownText(text: string): string {
  return suspect.test(text) ? text.replace(overrides, '').replace(tags, '$1').replace(halves, '\uFFFD') : text;
}

/** The same for code and for the text of links, where the order of characters must be the written one. */
export function plainOrder(text: string): string {
  return suspect.test(text) ? shownText(text).replace(isolates, '') : text;
}
