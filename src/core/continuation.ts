import type { RequestMessage } from './conversation.js';

/**
 * Asks for the rest of an answer. Servers of the OpenAI API have no field for it: a request that ends with an
 * assistant message is continued by some, answered anew by others and refused by many model templates, while a
 * sentence of the user is understood by all of them.
 */
const instruction =
  'Your last message was cut off. Continue it exactly where it stopped: do not repeat any of it, do not introduce it.';

/** The messages that ask for the rest of an answer, to be sent after the question. */
export function continuationMessages(partial: string): readonly RequestMessage[] {
  return [
    { role: 'assistant', content: partial },
    { role: 'user', content: instruction },
  ];
}

/** Joins new text onto a partial answer. */
export interface ContinuationJoiner {
  /** The part of the new text that can be told now. */
  push(text: string): string;
  /** No more comes: the rest. */
  end(): string;
}

/** Only so much of the end of an answer is compared, in characters. */
const longestTail = 400;

/**
 * Leaves out the part that the model repeats: the end of the partial answer, or all of it. Text that may still turn
 * out to be a repetition is held back until it differs.
 */
export function joinContinuation(partial: string): ContinuationJoiner {
  const tail = partial.slice(-longestTail);
  let held = '';
  let isJoined = false;
  /** Whether all that is held repeats the beginning of the partial answer. Comparing it anew would be quadratic. */
  let repeats = true;

  const isUndecided = (): boolean => repeats || (held.length <= tail.length && tail.includes(held));

  function join(): string {
    isJoined = true;
    if (held.length > partial.length && held.startsWith(partial) && isWorth(partial)) return held.slice(partial.length);
    return held.slice(overlapOf(tail, held));
  }

  return {
    push(text) {
      if (isJoined) return text;
      repeats &&= partial.startsWith(text, held.length);
      held += text;
      return isUndecided() ? '' : join();
    },
    end: () => (isJoined ? '' : held === partial && isWorth(held) ? '' : join()),
  };
}

/** How many characters at the beginning of `text` repeat the end of `tail`: whole words, and not a chance likeness. */
function overlapOf(tail: string, text: string): number {
  for (let length = Math.min(tail.length, text.length); length > 0; length -= 1) {
    const start = tail.length - length;
    const isWordStart = !/[\p{L}\p{N}]/u.test(tail.charAt(start - 1)) || !/[\p{L}\p{N}]/u.test(tail.charAt(start));
    if (isWordStart && tail.endsWith(text.slice(0, length)) && isWorth(text.slice(0, length))) return length;
  }
  return 0;
}

function isWorth(text: string): boolean {
  return text.trim().length > 2;
}
