import type { Bundle } from './bundle.js';
import { hideExchange, secretsIn, type RawExchange, type RawPiece } from './hide-exchange.js';
import type { HideOptions } from './hide-text.js';

export interface RecorderOptions extends HideOptions {
  /** Really asks. @default the page's own, looked up at each call */
  readonly fetch?: typeof fetch;
  /** Older exchanges are forgotten. @default 50 */
  readonly limit?: number;
  /** Milliseconds of a clock that never jumps. @default performance.now */
  readonly now?: () => number;
}

/** Records what passes through its `fetch`. */
export interface Recorder {
  /** In place of the page's own `fetch`; answers are passed on as they come. */
  readonly fetch: typeof fetch;
  /** The recording up to now, without secrets. */
  bundle(): Bundle;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Growing = Writable<NonNullable<RawExchange['answer']>> & { pieces: RawPiece[] };
type Recording = Writable<Omit<RawExchange, 'answer'>> & { answer?: Growing };

/** Starts a recording: give its `fetch` to whatever asks, and take the bundle when the error was seen. */
export function createRecorder(options: RecorderOptions = {}): Recorder {
  const { fetch: ask = (...args) => globalThis.fetch(...args), limit = 50, now = () => performance.now() } = options;
  let recordings: Recording[] = [];
  let since: number | undefined;

  async function recordedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const at = now();
    since ??= at;
    const recording = await recordingOf(new Request(copied(input), withoutSignal(init)), init?.body, at - since);
    recordings = [...recordings, recording].slice(-limit);
    const response = await ask(input, init);
    const answer: Growing = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      after: now() - at,
      pieces: [],
      end: response.body ? 'open' : 'end',
    };
    recording.answer = answer;
    return response.body ? tapped(response, response.body, answer, now) : response;
  }

  return {
    fetch: recordedFetch,
    bundle() {
      const secrets = secretsIn(recordings);
      const exchanges = recordings.map((recording) => hideExchange(rounded(recording), secrets, options));
      return { format: 'causerie-bundle', version: 1, exchanges };
    },
  };
}

/** Reading a request's body must leave it to be sent. */
function copied(input: RequestInfo | URL): RequestInfo | URL {
  return input instanceof Request ? input.clone() : input;
}

/** A request that is only read must not end with the one that is sent. */
function withoutSignal(init: RequestInit = {}): RequestInit {
  const { signal: _signal, body: _body, ...rest } = init;
  return rest;
}

async function recordingOf(request: Request, body: BodyInit | null | undefined, at: number): Promise<Recording> {
  const text = typeof body === 'string' ? body : body ? undefined : await request.clone().text();
  return {
    at,
    method: request.method,
    path: new URL(request.url).pathname,
    headers: Object.fromEntries(request.headers),
    ...(text ? { body: text } : {}),
  };
}

/** The same response, whose pieces are noted as they are read. */
function tapped(response: Response, body: ReadableStream<Uint8Array>, answer: Growing, now: () => number): Response {
  const reader = body.getReader();
  const since = now();
  const passing = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            answer.end = 'end';
            controller.close();
            return;
          }
          answer.pieces.push({ after: now() - since, bytes: value });
          controller.enqueue(value);
        } catch (error) {
          answer.end = error instanceof DOMException && error.name === 'AbortError' ? 'left' : 'broken';
          throw error;
        }
      },
      cancel(reason) {
        answer.end = 'left';
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  const { status, statusText, headers, url, redirected } = response;
  const copy = new Response(passing, { status, statusText, headers });
  return Object.defineProperties(copy, { url: { value: url }, redirected: { value: redirected } });
}

function rounded({ at, answer, ...rest }: Recording): RawExchange {
  const pieces = answer?.pieces.map(({ after, bytes }) => ({ after: Math.round(after), bytes })) ?? [];
  return {
    at: Math.round(at),
    ...rest,
    ...(answer && { answer: { ...answer, after: Math.round(answer.after), pieces } }),
  };
}
