import type { ChatEvent } from '../../src/core/chat-event.js';
import type { Clock } from '../../src/core/clock.js';
import { isChatError, type ChatError } from '../../src/core/chat-error.js';
import type { ResolvedOptions } from '../../src/options/chat-options.js';
import { parseOptions } from '../../src/options/parse-options.js';
import { shownRequest } from '../../src/debug/shown-request.js';
import type { Log } from '../../src/platform/log.js';
import { createOpenWebUITransport } from '../../src/transport/open-webui/open-webui-transport.js';
import type { ChatTransport } from '../../src/transport/transport.js';
import { loadEverything } from './load-everything.js';
import { ManualClock } from './manual-clock.js';

// The clock of a test does not wait for a module.
await loadEverything();

/** A log that keeps what it was told. */
export class KeptLog implements Log {
  readonly warnings: string[] = [];
  readonly details: string[] = [];

  warn(sentence: string): void {
    this.warnings.push(sentence);
  }

  debug(sentence: string, details?: unknown): void {
    this.details.push(`${sentence} ${JSON.stringify(details) ?? ''}`);
  }
}

/** Everything a request gave, and how it ended. */
export interface Heard {
  readonly events: readonly ChatEvent[];
  readonly text: string;
  readonly reasoning: string;
  /** Set when the iteration rejected. */
  readonly error?: ChatError;
  /** Set when it rejected with something else. */
  readonly thrown?: unknown;
}

export interface Bench {
  readonly transport: ChatTransport;
  readonly clock: ManualClock;
  readonly log: KeptLog;
  options: ResolvedOptions;
  /** Sends one message and listens to the end. */
  hear(signal?: AbortSignal): Promise<Heard>;
}

export interface BenchOptions {
  readonly fetch?: typeof fetch;
  readonly isOnline?: () => boolean;
  readonly clock?: Clock;
}

/** The shipped transport with a clock and a log of the test. */
export function transportBench(given: Record<string, unknown>, world: BenchOptions = {}): Bench {
  const clock = new ManualClock();
  const log = new KeptLog();
  const bench: Bench = {
    clock,
    log,
    options: parseOptions({ model: 'm', ...given }),
    transport: createOpenWebUITransport({
      clock,
      log,
      show: shownRequest,
      isOnline: () => true,
      ...world,
      options: () => bench.options,
    }),
    hear: (signal = new AbortController().signal) => hearAll(bench.transport.stream(request, signal)),
  };
  return bench;
}

export const request = {
  conversationId: 'c1',
  turnId: 't1',
  messages: [{ role: 'user', content: 'Hi' }],
} as const;

export async function hearAll(stream: AsyncIterable<ChatEvent>): Promise<Heard> {
  const events: ChatEvent[] = [];
  try {
    for await (const event of stream) events.push(event);
    return heard(events);
  } catch (thrown) {
    return isChatError(thrown) ? { ...heard(events), error: thrown } : { ...heard(events), thrown };
  }
}

function heard(events: readonly ChatEvent[]): Heard {
  const joined = (type: 'delta' | 'reasoning'): string =>
    events.map((event) => (event.type === type ? event.text : '')).join('');
  return { events, text: joined('delta'), reasoning: joined('reasoning') };
}

/** A `fetch` that answers with these bytes, cut as they are here, and without any network. */
export function fetchOf(
  chunks: readonly (Uint8Array | string)[],
  { close = 'clean', ...init }: ResponseInit & { readonly close?: 'clean' | 'reset' | 'stall' } = {},
): typeof fetch {
  return async (_url, { signal } = {}) => {
    const encoder = new TextEncoder();
    const waiting = chunks.values();
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        signal?.addEventListener('abort', () => controller.error(signal.reason));
      },
      pull(controller) {
        const { value } = waiting.next();
        if (value !== undefined) controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
        else if (close === 'clean') controller.close();
        else if (close === 'reset') controller.error(new TypeError('terminated'));
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' }, ...init });
  };
}

/** A `fetch` whose one answer the test plays piece by piece. */
export interface Pushed {
  readonly fetch: typeof fetch;
  /** Resolves when the piece has been read. */
  push(text: string): Promise<void>;
  end(): void;
  isCancelled(): boolean;
  /** Whether the signal that came with the request has aborted. */
  isAborted(): boolean;
}

export function pushed(): Pushed {
  let controller: ReadableStreamDefaultController<Uint8Array>;
  let isCancelled = false;
  let signal: AbortSignal | null | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => void (controller = given),
    cancel: () => void (isCancelled = true),
  });
  return {
    fetch: async (_url, init) => {
      signal = init?.signal;
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    },
    async push(text) {
      controller.enqueue(new TextEncoder().encode(text));
      await settle();
    },
    end: () => controller.close(),
    isCancelled: () => isCancelled,
    isAborted: () => signal?.aborted ?? false,
  };
}

/** Plays a request that stalls, and lets the clock go on by these steps, each after all that came was read. */
export async function waitOut(bench: Bench, stalled: Promise<void>, steps: readonly number[]): Promise<Heard> {
  const heard = bench.hear();
  await stalled;
  for (const step of steps) {
    await settle();
    bench.clock.advance(step);
  }
  return heard;
}

/** Lets everything that waits on a settled promise go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
