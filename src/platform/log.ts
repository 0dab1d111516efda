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

/** A copy of headers fit for the log: every value but the harmless ones is replaced. */
export function redactHeaders(headers: Headers): Record<string, string> {
  const harmless = new Set(['accept', 'content-type', 'content-length', 'retry-after', 'date', 'server']);
  const shown: Record<string, string> = Object.create(null);
  for (const [name, value] of headers) shown[name] = harmless.has(name.toLowerCase()) ? value : '[redacted]';
  return shown;
}
