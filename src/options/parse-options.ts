import type { ChatError } from '../core/chat-error.js';
import type { ResolvedOptions } from './chat-options.js';
import { isPlainObject, type AnyKind, type Fields, type Resolved } from './kinds.js';
import { mistake, shown, unknownOption, wrongValue } from './option-mistake.js';
import type { NameOf } from './option-names.js';
import { optionTable } from './option-table.js';

/**
 * Reads what an owner wrote. Only own properties count, for a host page may have put others on `Object.prototype`;
 * undefined is the same as absent.
 *
 * @param nameOf how a sentence names an option, for owners who wrote an attribute instead of its path
 * @throws {ChatError} of code `config` on the first mistake, with one sentence that names it; a key, a header or the
 * system prompt never stands in it
 */
export function parseOptions(given: unknown, nameOf: NameOf = (path) => path): ResolvedOptions {
  if (!isPlainObject(given)) throw mistake(`options: expected an object, got ${shown(given, '')}`);
  const { url, openWebUIUrl, model, ...options } = readRows(optionTable, given, '', nameOf);
  const missing = (name: keyof typeof optionTable, suffix?: string): ChatError =>
    wrongValue(optionTable[name], undefined, name, nameOf(name), suffix);
  const address = url ?? openWebUIUrl;
  if (!address) throw missing('url');
  if (url && openWebUIUrl) {
    throw mistake(`options "${nameOf('url')}" and "${nameOf('openWebUIUrl')}": expected one of them, got both`);
  }
  if (!model) throw missing('model');
  if (options.placement === 'inline' && !options.container) throw missing('container', ' for placement "inline"');
  return { url: address, model, ...options };
}

function readRows<F extends Fields>(
  fields: F,
  given: Readonly<Record<string, unknown>>,
  prefix: string,
  nameOf: NameOf,
): Resolved<F> {
  const written = new Map(Object.entries(given));
  for (const [name, value] of written) {
    if (value !== undefined && !Object.hasOwn(fields, name)) throw unknownOption(name, prefix, fields, nameOf);
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, kind]) => [name, readRow(kind, written.get(name), prefix + name, nameOf)]),
  ) as Resolved<F>;
}

function readRow(kind: AnyKind, given: unknown, path: string, nameOf: NameOf): unknown {
  const value = kind.fields && given === undefined ? {} : given;
  if (kind.fields && isPlainObject(value)) return readRows(kind.fields, value, `${path}.`, nameOf);
  if (value === undefined) return kind.fallback;
  const read = kind.read(value);
  if (read === undefined) throw wrongValue(kind, value, path, nameOf(path));
  return read;
}
