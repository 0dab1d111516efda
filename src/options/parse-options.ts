import { ChatError } from '../core/chat-error.js';
import type { ResolvedOptions } from './chat-options.js';
import { checkOptions } from './check-options.js';
import { sentencesOf } from './mistakes.js';
import { resolveOptions } from './resolve-options.js';

/**
 * Reads the options that an owner wrote: checks them, and fills in every default.
 *
 * @throws {ChatError} of code `config` with all mistakes, a line each
 */
export function parseOptions(given: unknown, isAttribute?: (path: string) => boolean): ResolvedOptions {
  const { options, mistakes } = checkOptions(given);
  if (mistakes.length > 0) throw new ChatError('config', sentencesOf(mistakes, isAttribute).join('\n'));
  return resolveOptions(options);
}
