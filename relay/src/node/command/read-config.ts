import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { isObject } from '../../json.js';
import { checkOptions } from '../../options/check-options.js';
import { OptionError } from '../../options/option-error.js';
import { serverOptions, type OptionTable } from '../../options/option-table.js';

/** Options as a file and the command line give them, checked. */
export type Config = Readonly<Record<string, unknown>>;

/**
 * The options of a YAML file and of the command line, which wins. Names may be written as in the documentation
 * (`keyFile`) or as the arguments are (`key-file`). Paths are relative to the file that names them.
 *
 * Throws an {@link OptionError} that tells every mistake.
 */
export function readConfig(file: string | undefined, given: Config): Config {
  const fromFile = file === undefined ? {} : withPaths(readYaml(file), serverOptions, dirname(resolve(file)));
  const config = { ...(isObject(fromFile) ? fromFile : {}), ...given };
  const mistakes = [
    ...(isObject(fromFile) ? [] : [`${file}: the file holds no options`]),
    ...checkOptions(config, serverOptions),
    ...missing(config),
  ];
  if (mistakes.length > 0) throw new OptionError(mistakes);
  return config;
}

function readYaml(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new OptionError([`${file}: cannot be read`]);
  }
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new OptionError([`${file}: ${error.message.split('\n')[0]}`]);
  return document.toJS({ maxAliasCount: 20 }) ?? {};
}

/** Names as the table has them, and paths from the file's folder. */
function withPaths(options: unknown, table: OptionTable, folder: string): unknown {
  if (!isObject(options)) return options;
  const entries = Object.entries(options).map(([written, value]): [string, unknown] => {
    const camel = written.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const name = Object.hasOwn(table, camel) ? camel : written;
    const takes = table[name]?.takes;
    if (takes?.kind === 'group') return [name, withPaths(value, takes.of, folder)];
    if (takes?.kind === 'groups' && Array.isArray(value)) {
      return [name, value.map((entry: unknown) => withPaths(entry, takes.of, folder))];
    }
    return [name, takes?.kind === 'file' && typeof value === 'string' ? resolve(folder, value) : value];
  });
  return Object.fromEntries(entries);
}

function missing({ url, upstreams }: Config): string[] {
  if (url === undefined && upstreams === undefined) return ['url: missing; the address of your AI server'];
  return url !== undefined && upstreams !== undefined ? ['url: given beside upstreams; leave one of them out'] : [];
}
