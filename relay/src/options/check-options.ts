import { isObject } from '../json.js';
import { parseRange } from '../visitors/ip-address.js';
import { nearest } from './nearest.js';
import type { OptionKind, OptionTable } from './option-table.js';

/**
 * The mistakes in options, a sentence each: the option's name, what it takes, what was given.
 *
 * @param path the name of the group that the options are in, with a dot
 */
export function checkOptions(options: unknown, table: OptionTable, path = ''): string[] {
  if (!isObject(options)) return [`${path || 'options'}: a group of options, not ${shown(options)}`];
  const mistakes: string[] = [];
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(table, name)) continue;
    const near = nearest(name, Object.keys(table));
    mistakes.push(`${path}${name}: there is no such option${near ? `; did you mean ${path}${near}?` : ''}`);
  }
  for (const [name, { takes, isRequired, doc }] of Object.entries(table)) {
    const value = options[name];
    if (value !== undefined) mistakes.push(...mistakesIn(value, takes, path + name));
    else if (isRequired) mistakes.push(`${path}${name}: missing; ${doc.replace(/^T/, 't').replace(/\.$/, '')}`);
  }
  return mistakes;
}

function mistakesIn(value: unknown, takes: OptionKind, name: string): string[] {
  if (takes.kind === 'group') return checkOptions(value, takes.of, `${name}.`);
  if (takes.kind === 'groups') {
    if (!Array.isArray(value) || value.length === 0) return [`${name}: a list of groups, not ${shown(value)}`];
    return value.flatMap((entry, index) => checkOptions(entry, takes.of, `${name}[${index}].`));
  }
  const wanted = unmet(value, takes);
  return wanted === undefined ? [] : [`${name}: ${wanted}, not ${shown(value)}`];
}

/** What a value should be; undefined where it is. */
function unmet(value: unknown, takes: Exclude<OptionKind, { kind: 'group' | 'groups' }>): string | undefined {
  switch (takes.kind) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'text':
    case 'file':
      return typeof value === 'string' && value !== ''
        ? undefined
        : takes.kind === 'file'
          ? 'the path of a file'
          : 'a text';
    case 'secret':
      return typeof value === 'string' || typeof value === 'function' ? undefined : 'a text or a function';
    case 'function':
      return typeof value === 'function' ? undefined : 'a function';
    case 'record':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'names and values';
    case 'address':
      return isAddress(value) ? undefined : 'an address that begins with http:// or https://';
    case 'texts':
      return isTexts(value) ? undefined : 'a text, or a list of texts';
    case 'origins':
      return isTexts(value) && textList(value).every(isOrigin)
        ? undefined
        : 'an origin such as https://www.example.org or https://*.example.org, without a path, or a list of them';
    case 'proxies': {
      const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 20;
      const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'string' && parseRange(entry));
      return isCount || isList
        ? undefined
        : 'a number of proxies, or a list of addresses and ranges such as 10.0.0.0/8';
    }
    case 'choice':
      return takes.of.some((choice) => choice === value) ? undefined : takes.of.map((c) => `"${c}"`).join(' or ');
    case 'count':
      return unmetCount(value, takes);
  }
}

function unmetCount(
  value: unknown,
  { from = 0, to, orNull, or }: Extract<OptionKind, { kind: 'count' }>,
): string | undefined {
  if ((orNull && value === null) || (or !== undefined && value === or)) return undefined;
  const isWhole = from < 1 && from > 0 ? true : Number.isInteger(value);
  if (typeof value === 'number' && isWhole && value >= from && (to === undefined || value <= to)) return undefined;
  const range = to === undefined ? `from ${from}` : `from ${from} to ${to}`;
  return `a number ${range}${orNull ? ' or null' : ''}${or === undefined ? '' : ` or "${or}"`}`;
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);
}

function isTexts(value: unknown): value is string | readonly string[] {
  return (
    textList(value).length > 0 && textList(value).every((entry) => typeof entry === 'string' && entry.trim() !== '')
  );
}

function textList(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(',').map((part) => part.trim());
  return Array.isArray(value) ? value : [];
}

/** A star stands for hosts below a domain of two labels or more: `https://*.com` would be everybody. */
function isOrigin(text: string): boolean {
  const bare = text.trim().replace(/\/$/, '');
  const plain = bare.replace(/^(https?:\/\/)\*\.(?=[^.]+\.[^.])/, '$1');
  return !plain.includes('*') && URL.canParse(plain) && new URL(plain).origin === plain;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, 60)}"`;
  if (Array.isArray(value)) return `[${value.map(shown).join(', ').slice(0, 80)}]`;
  return typeof value === 'object' && value !== null ? 'a group' : String(value);
}
