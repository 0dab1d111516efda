/* The server of a state: the rehearsal in the page itself, without a network and without a wait. */
import { createRehearsal } from '../kit/kit.js';

export const address = 'https://ai.technova.example';

/**
 * Puts the rehearsal in place of `fetch` for the address of the server.
 *
 * @param {import('../kit/kit.js').RehearsalOptions} options
 * @param {import('./states.js').State['first']} [first] answers in its place
 */
export function playGateway(options, first = (request, answer) => answer(request)) {
  const rehearsal = createRehearsal({ tokensPerSecond: Infinity, ...options });
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(address)) return send(input, init);
    request.signal.throwIfAborted();
    return first(request, (asked) => rehearsal.handle(asked));
  };
}

/** An answer in pieces, after which the connection stays open. @param {string} text */
export function stalled(text) {
  return {
    steps: [...text.split(/(?<=\s)/).map((piece) => ({ text: piece })), { wait: /** @type {const} */ ('forever') }],
  };
}

/** A whole answer. @param {string} text */
export function whole(text) {
  return {
    steps: [
      ...text.split(/(?<=\s)/).map((piece) => ({ text: piece })),
      { finish: 'stop' },
      { raw: 'data: [DONE]\n\n' },
    ],
  };
}

/**
 * A relay that has gone on with an answer over a cut of its connection: the first half comes, then a reset, then the rest.
 *
 * @param {string} before
 * @param {string} after
 * @returns {NonNullable<import('./states.js').State['first']>}
 */
export function relayOver(before, after) {
  const relay = { 'causerie-relay': '1' };
  const headers = { ...relay, 'content-type': 'text/event-stream' };
  return async (request, answer) => {
    if (request.url.includes('/turns/')) return new Response(body([frame(after, 2)]), { headers });
    if (request.url.includes('/chat/completions')) return new Response(body([frame(before, 1)], 'cut'), { headers });
    const { body: rest, headers: given } = await answer(request);
    return new Response(rest, { headers: { ...Object.fromEntries(given), ...relay } });
  };
}

/**
 * An answer of which more comes when it is asked for.
 *
 * @param {string} before
 * @param {string} after
 * @returns {{ first: NonNullable<import('./states.js').State['first']>, more: () => void }}
 */
export function halves(before, after) {
  let more = () => {};
  const isAsked = new Promise((resolve) => {
    more = () => resolve(undefined);
  });
  const headers = { 'content-type': 'text/event-stream' };
  return {
    more: () => more(),
    first: async (request, answer) =>
      request.url.includes('/chat/completions')
        ? new Response(body([frame(before, 1), isAsked, frame(after, 2)]), { headers })
        : answer(request),
  };
}

/** @param {string} text @param {number} id */
function frame(text, id) {
  return `id: ${id}\ndata: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}\n\n`;
}

/**
 * Pieces, and waits between them; then the connection is cut, or stays open.
 *
 * @param {readonly (string | Promise<unknown>)[]} pieces
 * @param {'cut' | 'open'} [end]
 */
function body(pieces, end = 'open') {
  const left = [...pieces];
  return new ReadableStream({
    async pull(controller) {
      for (let next = left.shift(); ; next = left.shift()) {
        if (typeof next === 'string') return controller.enqueue(new TextEncoder().encode(next));
        if (next) await next;
        else if (end === 'cut') return controller.error(new TypeError('cut'));
        else return new Promise(() => {});
      }
    },
  });
}

/** Stops the clock of waits, so that what counts down stands still. */
export function stopWaits() {
  const now = performance.now();
  performance.now = () => now;
}
