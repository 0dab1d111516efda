const prefix = '[causerie]';

/** Where a chat says things to a developer: never to the visitor, and never twice the same. */
export interface Log {
  /** Something the owner should change or know. Each sentence once. */
  warn(sentence: string): void;
  /** For `debug: true` only. Details must hold no key: see `debug/shown-request.ts`. */
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
