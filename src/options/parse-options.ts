import type { ResolvedOptions } from './chat-options.js';
import { checkOptions } from './check-options.js';
import type { NameOf } from './option-names.js';
import { resolveOptions } from './resolve-options.js';

/**
 * Reads what an owner wrote: checks it, and fills in every default.
 *
 * @throws {ChatError} of code `config` on the first mistake: see {@link checkOptions}
 */
export function parseOptions(given: unknown, nameOf?: NameOf): ResolvedOptions {
  return resolveOptions(checkOptions(given, nameOf));
}
