import { ChatError } from '../../core/chat-error.js';
import type { ChatEvent } from '../../core/chat-event.js';
import type { Clock } from '../../core/clock.js';
import type { Timeouts } from '../../options/chat-options.js';
import type { Deadline } from '../deadline.js';
import { bytesOf, type BodyBytes } from '../response-body.js';
import type { AnswerReader, Outcome } from './answer-reader.js';

/** After the last word of an answer its connection may end by itself within this many milliseconds. */
const lingering = 1_000;

/** An answer whose finish reason has come is over when nothing more comes within this many milliseconds. */
const lastWait = 5_000;

/** The limits while a stream comes; undefined where the limit that runs already covers the whole answer. */
export type StreamLimits = Pick<Timeouts, 'firstToken' | 'idle'> | undefined;

/**
 * Reads the body of an answer to its end and returns how it ended. Yields one batch a chunk,
 * as soon as the chunk is here. Rejects only with the reason of an aborted signal that is no limit.
 */
export async function* readAnswer(
  response: Response,
  reader: AnswerReader,
  deadline: Deadline,
  limits: StreamLimits,
  clock: Clock,
): AsyncGenerator<ChatEvent, Outcome> {
  const body = bytesOf(response);
  const { signal } = deadline;
  // A read that waits ends by this, even where a body does not listen to the signal.
  const onAbort = (): void => void body.cancel(signal.reason).catch(() => {});
  signal.addEventListener('abort', onAbort);
  if (limits) deadline.start(limits.firstToken, () => lateStart(reader));
  let limit: 'first' | 'idle' | 'end' = 'first';
  try {
    for (;;) {
      if (reader.isWaiting) await reader.load(signal);
      else await readOnce(body, reader, signal);
      const events = reader.take();
      if (limits && reader.isEnding) {
        // The model's last word has come. Comments that a proxy goes on to send are no reason to wait longer.
        if (limit !== 'end' || events.length) deadline.start(Math.min(limits.idle, lastWait), stalled);
        limit = 'end';
      } else if (limits && reader.hadFrame && limit !== 'idle') {
        limit = 'idle';
        deadline.start(limits.idle, stalled);
      } else if (limit === 'idle') {
        deadline.touch();
      }
      // Not `yield*`, which takes several turns of the queue for each element of a list.
      for (const event of events) yield event;
      if (reader.outcome) return reader.outcome;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (reader.outcome && 'finishReason' in reader.outcome) linger(body, clock);
    else onAbort();
  }
}

/** Hands one chunk to the reader, or the end, or the break, or the limit that was passed. */
async function readOnce(body: BodyBytes, reader: AnswerReader, signal: AbortSignal): Promise<void> {
  let broken: unknown;
  const piece = await body.read().catch((cause: unknown) => {
    broken = cause;
  });
  if (signal.aborted) {
    if (!(signal.reason instanceof ChatError)) throw signal.reason;
    // The line stays open after the last word of the answer: nothing is missing.
    if (reader.isEnding) reader.end();
    else reader.fail(signal.reason);
  } else if (!piece) {
    reader.break(broken);
  } else if (piece.done || !piece.value) {
    reader.end();
  } else {
    reader.push(piece.value);
  }
}

function stalled(): ChatError {
  return new ChatError('stall', 'no frame in time', { retryable: true });
}

/** A server that sends comments, or a frame that waits to be read, is at work: to ask it again would run the turn twice. */
function lateStart({ hadComment, isWaiting }: AnswerReader): ChatError {
  return new ChatError('timeout', 'no first frame in time', { retryable: !hadComment && !isWaiting });
}

/**
 * Lets a finished answer's connection end by itself, so that it can be used again and the server does not take the
 * end for an abort; closes it where the server keeps it open.
 */
function linger(body: BodyBytes, clock: Clock): void {
  const close = (): void => void body.cancel().catch(() => {});
  const cancel = clock.after(lingering, close);
  const drain = async (): Promise<void> => {
    while (!(await body.read()).done);
  };
  drain()
    .catch(() => {})
    .finally(cancel);
}
