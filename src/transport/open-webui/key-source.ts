import { ChatError } from '../../core/chat-error.js';
import type { ResolvedOptions } from '../../options/chat-options.js';

/** The owner's key. A function is asked once, and again after the server refused what it gave. */
export interface KeySource {
  /** The key, or an empty string for none. Rejects with a ChatError of code `auth`. */
  get(): Promise<string>;
  /** Forgets the key that was refused. False where asking again would give the same. */
  forget(): boolean;
}

export function createKeySource(apiKey: () => ResolvedOptions['apiKey']): KeySource {
  let asked: unknown;
  let answer: Promise<string> | undefined;

  return {
    get() {
      const given = apiKey();
      if (typeof given === 'string') return Promise.resolve(given.trim());
      if (asked !== given || !answer) {
        asked = given;
        const asking = ask(given);
        answer = asking;
        asking.catch(() => {
          if (answer === asking) answer = undefined;
        });
      }
      return answer;
    },
    forget() {
      answer = undefined;
      return typeof apiKey() === 'function';
    },
  };
}

async function ask(apiKey: () => string | Promise<string>): Promise<string> {
  let key: unknown;
  try {
    key = await apiKey();
  } catch (cause) {
    throw new ChatError('auth', 'apiKey() failed', { cause });
  }
  if (typeof key === 'string') return key.trim();
  throw new ChatError('auth', 'apiKey() must return a string');
}
