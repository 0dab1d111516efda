import { ChatError } from '../core/chat-error.js';
import { closest } from '../core/closest.js';
import type { AnyKind, Fields } from './kinds.js';
import { optionPaths, type NameOf } from './option-names.js';

/** A mistake of the page's owner, in one sentence. */
export function mistake(sentence: string): ChatError {
  return new ChatError('config', sentence);
}

/** A name that is in no table; `fields` are the rows that `prefix` leads to. */
export function unknownOption(name: string, prefix: string, fields: Fields, nameOf: NameOf): ChatError {
  const rows = Object.keys(fields);
  const siblings = closest(name, prefix ? rows : [], 1).map((row) => prefix + row);
  const [meant] = [...siblings, ...closest(name, [...optionPaths().keys()], 1)];
  const help = meant ? `did you mean ${quoted(nameOf(meant))}?` : `expected one of ${rows.join(', ')}`;
  return mistake(`unknown option ${quoted(nameOf(prefix + name))}, ${help}`);
}

/** A value that is missing or not of its kind. */
export function wrongValue(kind: AnyKind, value: unknown, path: string, name: string, suffix = ''): ChatError {
  const expected = `expected ${kind.expected}${suffix}`;
  return mistake(
    value === undefined
      ? `option ${quoted(name)} is missing, ${expected}`
      : `option ${quoted(name)}: ${expected}, got ${shown(value, path)}`,
  );
}

/** A value as it may stand in a sentence; of what must stay private only its type. */
export function shown(value: unknown, path: string): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value) return 'an object';
  if (typeof value === 'function' || /^(apiKey|headers|systemPrompt)/.test(path)) return `a ${typeof value}`;
  return typeof value === 'string' ? quoted(value) : String(value);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
