const prefix = '[causerie]';

/** Where a chat says things to a developer: never to the visitor, and never twice the same. */
export interface Log {
  /** Something the owner should change or know. Each sentence once. */
  warn(sentence: string): void;
  /** For `debug: true` only. Details must hold no key: see {@link redactHeaders}. */
  debug(sentence: string, details?: unknown): void;
}

export function createLog(isDebug: () => boolean): Log {
  const said = new Set<string>();
  return {
    warn(sentence) {
      if (said.has(sentence)) return;
      said.add(sentence);
      console.warn(`${prefix} ${sentence}`);
    },
    debug(sentence, details) {
      if (!isDebug()) return;
      if (details === undefined) console.debug(`${prefix} ${sentence}`);
      else console.debug(`${prefix} ${sentence}`, details);
    },
  };
}

/** A word to the owner before there is a chat, and so a log. */
export function warn(sentence: string): void {
  console.warn(prefix, sentence);
}

/** The one way an error of the script tag or the element is told: the host page goes on. */
export function reportError(error: unknown): void {
  console.error(prefix, (error as Error | undefined)?.message ?? error);
}

/** Runs what may fail for reasons of the page or its owner: nothing is thrown into the page's code. */
export function guarded(action: () => void): void {
  try {
    action();
  } catch (error) {
    reportError(error);
  }
}

/** Headers that never hold a key; the others are told by name only. */
const harmless = new RegExp(
  '^(accept|age|allow|cache-control|connection|content-(encoding|language|length|type)|date|etag|expires|last-modified|' +
    'pragma|retry-after(-ms)?|server|transfer-encoding|vary|via|access-control-[a-z-]+|(x-)?ratelimit-[a-z-]+)$',
  'i',
);

/** A copy of headers fit for the log: every value but the harmless ones is replaced. */
export function redactHeaders(headers: Headers): Record<string, string> {
  const shown: Record<string, string> = Object.create(null);
  // Not by iteration, which the headers of some replaced fetches lack.
  headers.forEach((value, name) => {
    shown[name] = harmless.test(name) ? value : '[redacted]';
  });
  return shown;
}
