import { listOf, objectOf, parseJson, stringOf, type JsonObject } from '../json.js';
import { errorFrame, RelayError } from '../relay-error.js';
import type { UpstreamResponse } from '../upstream/upstream-call.js';
import { textOf } from '../upstream/upstream-call.js';
import { inspectFrame, payload, usageOf, type Usage } from '../upstream/inspect-frame.js';
import { errorWithin, upstreamError } from '../upstream/upstream-error.js';
import type { BegunAnswer } from '../upstream/upstreams.js';
import { FrameSplitter } from './frame-splitter.js';
import { Utf8Reader } from './utf8-reader.js';
import type { RunningTurn } from './turn-store.js';

const longestBody = 20_000_000;

/** What came of an answer. */
export interface WrittenAnswer {
  readonly isComplete: boolean;
  /** As the upstream counted; undefined where it did not. */
  readonly usage: Usage | undefined;
  /** Characters of the answer's text. */
  readonly characters: number;
}

interface WriteRules {
  /** Milliseconds that the upstream may be silent. */
  readonly idleMs: number;
  /** Most characters of all frames. */
  readonly size: number;
}

/** Writes what an upstream streams into a turn, and ends it. Never rejects. */
export async function writeStream(
  { response, secrets }: BegunAnswer,
  turn: RunningTurn,
  { idleMs, size }: WriteRules,
): Promise<WrittenAnswer> {
  const splitter = new FrameSplitter();
  const text = new Utf8Reader();
  let usage: Usage | undefined;
  let failure: RelayError | undefined;
  let characters = 0;
  let written = 0;

  const append = (raw: string): void => {
    const inspected = inspectFrame(raw, secrets);
    const { frame } = inspected;
    if (frame === undefined) return;
    failure ??= inspected.error;
    usage = inspected.usage ?? usage;
    characters += textLength(frame);
    written += frame.length;
    turn.append(frame);
  };

  const idle = createIdleTimer(idleMs, () => turn.abort(new RelayError('upstream', { cause: new Error('idle') })));
  try {
    await response.read((chunk) => {
      turn.signal.throwIfAborted();
      idle.restart();
      splitter.push(text.decode(chunk), append);
      if (written > size) throw new RelayError('upstream', { message: 'The answer is too long.' });
      // A reader who takes nothing slows the upstream, as on a direct connection.
      const room = turn.room();
      if (!room) return undefined;
      idle.stop();
      return room.then(() => idle.restart());
    });
    turn.signal.throwIfAborted();
    splitter.push(text.end(), append);
    append(splitter.end());
    turn.end(failure ? 'failed' : 'complete');
  } catch (error) {
    failure = endWithError(turn, error);
  } finally {
    idle.stop();
  }
  return { isComplete: failure === undefined, usage, characters };
}

/** Ends a turn with the reason why there is no more of it. */
export function endWithError(turn: RunningTurn, error: unknown): RelayError {
  const reason: unknown = turn.signal.aborted ? turn.signal.reason : error;
  const failure = reason instanceof RelayError ? reason : new RelayError('upstream', { cause: reason });
  const isInterrupted = failure.code === 'interrupted';
  turn.end(isInterrupted ? 'interrupted' : failure.code === 'stopped' ? 'stopped' : 'failed', errorFrame(failure));
  return failure;
}

/** Reads an answer that comes whole. Rejects with a RelayError where it is none. */
export async function readWhole({
  response,
  secrets,
}: BegunAnswer): Promise<WrittenAnswer & { readonly body: JsonObject }> {
  const text = await textOf(response, longestBody).catch((cause: unknown) => {
    throw new RelayError('upstream', { cause });
  });
  const clean = secrets.reduce((kept, secret) => (secret.length >= 8 ? kept.replaceAll(secret, '…') : kept), text);
  const body = parseJson(clean);
  const error = errorWithin(body);
  if (error) throw error;
  if (!Array.isArray(objectOf(body).choices)) throw upstreamError(response.status, text);
  return { body: objectOf(body), isComplete: true, usage: usageOf(body), characters: wholeText(body).length };
}

/** The frames of an answer that came whole where its reader was promised a stream. */
export function framesOfWhole(body: JsonObject): readonly string[] {
  const [choice] = listOf(body.choices).map(objectOf);
  const content = wholeText(body);
  const { id, created, model, usage, sources } = body;
  const chunk = (delta: JsonObject, finish: unknown): string => {
    const choices = [{ index: 0, delta, finish_reason: finish }];
    return `data: ${JSON.stringify({ id, created, model, object: 'chat.completion.chunk', choices })}`;
  };
  return [
    ...(sources === undefined ? [] : [`data: ${JSON.stringify({ sources })}`]),
    chunk({ role: 'assistant', content }, null),
    chunk({}, choice?.finish_reason ?? null),
    ...(usage === undefined ? [] : [`data: ${JSON.stringify({ choices: [], usage })}`]),
    'data: [DONE]',
  ];
}

function wholeText(body: unknown): string {
  const [choice] = listOf(objectOf(body).choices).map(objectOf);
  return stringOf(objectOf(choice?.message).content);
}

/** Whether an upstream's body is an event stream. */
export function isEventStream(response: UpstreamResponse): boolean {
  return /\bevent-stream\b/i.test(response.header('content-type') ?? '');
}

/** Characters of text in a frame, without parsing it where it is of the usual form. */
function textLength(frame: string): number {
  const at = frame.indexOf('"content":');
  if (at < 0) return 0;
  const start = frame.indexOf('"', at + 10) + 1;
  const end = frame.indexOf('"', start);
  if (start === 0 || end < 0) return 0;
  if (!frame.slice(start, end).includes('\\')) return end - start;
  const [choice] = listOf(objectOf(parseJson(payload(frame))).choices).map(objectOf);
  return stringOf(objectOf(choice?.delta).content).length;
}

/** Calls back after a time in which it was not restarted. Restarting only notes the time, since it is done for every chunk. */
function createIdleTimer(ms: number, onIdle: () => void): { restart(): void; stop(): void } {
  let since = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(check, ms);
  function check(): void {
    const left = since + ms - Date.now();
    if (left <= 0) onIdle();
    else timer = setTimeout(check, left);
  }
  return {
    restart() {
      since = Date.now();
      timer ??= setTimeout(check, ms);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
