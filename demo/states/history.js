/* Conversations as a file of the chat holds them, for `handle.history.import`. */

const day = 86_400_000;
const now = Date.UTC(2026, 2, 10, 12);

/**
 * A conversation: its messages are pairs of a question and the fields of its answer (or its text); without one, the
 * fields of a message that failed.
 *
 * @typedef {readonly [question: string, answer: string | Record<string, unknown>]} Turn
 *
 * @param {string} id
 * @param {readonly Turn[]} turns
 * @param {{ daysAgo?: number, title?: string, isPinned?: boolean }} [more]
 */
export function conversation(id, turns, { daysAgo = 0, ...fields } = {}) {
  const start = now - daysAgo * day - turns.length * 60_000;
  const messages = turns.flatMap(([text, answer], index) => {
    const ids = { turnId: `${id}-t${index}`, createdAt: start + index * 60_000 };
    const given = typeof answer === 'string' ? { text: answer } : answer;
    const user = { ...ids, id: `${id}-u${index}`, role: 'user', text, status: 'complete' };
    if (given['role'] === 'user') return [{ ...user, ...given }];
    return [user, { ...ids, id: `${id}-a${index}`, role: 'assistant', text: '', status: 'complete', ...given }];
  });
  return {
    id,
    createdAt: start,
    updatedAt: now - daysAgo * day,
    firstWords: turns[0]?.[0].slice(0, 80),
    ...fields,
    messages: messages.map((message, position) => ({ position, ...message })),
  };
}

/** A message that was not answered, as the second half of a turn. @param {string} code @param {object} [more] */
export function failed(code, more = {}) {
  return { role: 'user', status: 'failed', error: { code, retryable: true, ...more } };
}

/** An answer that is not whole, as the second half of a turn. @param {string} reason @param {string} text */
export function cut(reason, text) {
  const known = ['stopped', 'reload', 'length', 'content-filter'].includes(reason);
  return { text, status: 'incomplete', reason, ...(known ? {} : { error: { code: reason, retryable: true } }) };
}

/** @param {readonly object[]} conversations */
export function fileOf(conversations) {
  return JSON.stringify({ format: 'causerie', formatVersion: 1, conversations });
}
