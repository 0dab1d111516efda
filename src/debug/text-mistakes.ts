import { closest } from '../core/closest.js';
import { textNames } from './text-names.js';

const names = Object.entries(textNames).flatMap(([group, rows]) => rows.split(' ').map((name) => `${group}.${name}`));

/** A sentence for each text of the option `strings` that there is none of, with the nearest name, or that is no text. */
export function textMistakes(given: object | undefined): readonly string[] {
  return givenTexts({ ...given }).flatMap(([path, text]) => {
    if (!names.includes(path)) {
      const [meant] = closest(path, names);
      const help = meant ? `did you mean "${meant}"?` : 'see docs/texts.md';
      return [`option "strings": no text is named "${path}", ${help}`];
    }
    const isText = typeof text === 'string' || isPlural(text);
    return isText ? [] : [`option "strings": expected a text for "${path}", got a ${typeof text}`];
  });
}

/** Each text, or what stands in the place of one, with its name. */
function givenTexts(group: object, before = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(group).flatMap(([name, value]) => {
    const path = before + name;
    return isObject(value) && !isPlural(value) ? givenTexts(value, `${path}.`) : [[path, value] as const];
  });
}

/** The forms of a text that depends on a number. */
function isPlural(value: unknown): boolean {
  return isObject(value) && 'other' in value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
