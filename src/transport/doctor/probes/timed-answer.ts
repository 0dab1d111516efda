import { ChatError } from '../../../core/chat-error.js';
import { asChatError } from '../../../core/message-error.js';
import { createDeadline } from '../../deadline.js';
import { judgeResponse } from '../../open-webui/dialects/dialects.js';
import { AnswerReader } from '../../open-webui/answer-reader.js';
import { readAnswer } from '../../open-webui/read-answer.js';
import { chatBody } from '../../open-webui/create-requester.js';
import { isRedirect } from '../../open-webui/requester.js';
import { discard } from '../../response-body.js';
import type { Visit } from '../visit.js';

/** Enough words to see whether they come one by one. */
const question = 'Count from one to thirty in words.';
const mostTokens = 64;
/** Few pieces at a time over this many milliseconds prove that nothing holds the stream back. */
const provenSpread = 100;
/** Pieces within this many milliseconds count as one burst. */
const atOnce = 20;
/** So many pieces at once are what something has held back. */
const fewest = 7;

/** When the pieces of an answer came. */
export interface TimedAnswer {
  /** Milliseconds from the request to the first piece of the answer or of its reasoning. */
  readonly first: number;
  /** How many times at once something came, which may be many pieces. */
  readonly bursts: number;
  /** Milliseconds before a burst, on average. */
  readonly pause: number;
  /** Whether a burst is, on average, of so many pieces that something has held them back. */
  readonly isBunched: boolean;
}

/**
 * Asks for a short answer at one address and notes when its pieces come. The answer is left as soon as it proves that
 * it streams. Rejects with a ChatError, or the reason of the examination's signal.
 */
export async function timeAnswer(visit: Visit, url: string): Promise<TimedAnswer> {
  const { options, requester, surroundings } = visit;
  const { clock, signal } = surroundings;
  const { stream, timeout } = options;
  const deadline = createDeadline(clock, signal);
  const since = clock.now();
  /** When each burst began. */
  const bursts: number[] = [];
  let last = 0;
  /** Frames with a piece, as the server made them: several may come in one chunk. */
  let pieces = 0;
  const isBunched = (): boolean => pieces >= fewest * bursts.length;
  deadline.start(timeout.connect, () => new ChatError('timeout', 'no answer in time'));
  try {
    const short = { ...options, maxTokens: options.maxTokens && Math.min(options.maxTokens, mostTokens) };
    const body = chatBody(short, { messages: [{ role: 'user', content: question }] });
    const accept = stream ? 'text/event-stream, application/json' : 'application/json';
    const response = await requester.send(url, { accept, body }, deadline.signal);
    if (isRedirect(response)) {
      discard(response);
      throw new ChatError('redirect', 'redirected');
    }
    if (!response.ok) throw (await judgeResponse(response, clock.date(), requester.secret)).error;
    const reader = new AnswerReader({ warn() {}, debug() {} }, requester.secret);
    const counted = withEachChunk(response, (text) => (pieces += text.match(/delta"/g)?.length ?? 0));
    for await (const { type } of readAnswer(counted, reader, deadline, stream ? timeout : undefined, clock)) {
      if (type !== 'delta' && type !== 'reasoning') continue;
      last = clock.now();
      if (last - (bursts.at(-1) ?? -Infinity) > atOnce) bursts.push(last);
      if (last - (bursts[0] ?? last) >= provenSpread && !isBunched()) break;
    }
    const { outcome } = reader;
    if (outcome && 'error' in outcome) throw outcome.error;
    const first = (bursts[0] ?? clock.now()) - since;
    const pause = ((bursts.at(-1) ?? clock.now()) - since) / Math.max(1, bursts.length);
    return { first, bursts: bursts.length, pause, isBunched: isBunched() };
  } catch (thrown) {
    signal.throwIfAborted();
    throw asChatError(thrown);
  } finally {
    deadline.release();
  }
}

/** The same response, whose body passes by `look` without being read ahead. */
function withEachChunk(response: Response, look: (text: string) => void): Response {
  const body = response.body?.getReader();
  if (!body) return response;
  const decoder = new TextDecoder();
  const passing = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await body.read();
        if (done) return controller.close();
        look(decoder.decode(value, { stream: true }));
        controller.enqueue(value);
      },
      cancel: (reason) => body.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(passing, { headers: response.headers });
}
