import type { ChatEvent } from '../../src/core/chat-event.js';
import type { Verification } from '../../src/core/verification.js';
import type { ChatTransport, TakeUpRequest, TurnRequest } from '../../src/transport/transport.js';

/** One answer that the test plays by hand: each push is one event, as it would come from a server. */
export class PlayedAnswer implements AsyncIterable<ChatEvent> {
  /** Goes on although the signal aborted, as bytes do that were on their way. */
  isDisobedient = false;
  #events: (ChatEvent | Error)[] = [];
  #wake = (): void => {};

  constructor(
    readonly request: TurnRequest,
    readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.#wake());
  }

  push(...events: (ChatEvent | Error)[]): void {
    this.#events.push(...events);
    this.#wake();
  }

  say(text: string): void {
    this.push({ type: 'delta', text });
  }

  end(): void {
    this.push({ type: 'end', finishReason: 'stop' });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ChatEvent> {
    for (;;) {
      if (!this.isDisobedient) this.signal.throwIfAborted();
      const event = this.#events.shift();
      if (event === undefined) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else if (event instanceof Error) {
        throw event;
      } else {
        yield event;
        if (event.type === 'end') return;
      }
    }
  }
}

/** The network's seam, played by hand: every request waits in `answers` for the test to answer it. */
export class ScriptedTransport implements ChatTransport {
  streams = true;
  connection: 'direct' | 'relay' = 'direct';
  verification: Verification | Promise<Verification> = { outcome: 'found', model: { id: 'm' } };
  verifications = 0;
  /** What a probe of the server says, and how often it was asked. */
  isThere = true;
  probes = 0;
  readonly answers: PlayedAnswer[] = [];

  async verify(): Promise<Verification> {
    this.verifications += 1;
    return this.verification;
  }

  async isReachable(): Promise<boolean> {
    this.probes += 1;
    return this.isThere;
  }

  stream(request: TurnRequest, signal: AbortSignal): AsyncIterable<ChatEvent> {
    const answer = new PlayedAnswer(request, signal);
    this.answers.push(answer);
    return answer;
  }

  takeUp(request: TakeUpRequest, signal: AbortSignal): AsyncIterable<ChatEvent> {
    return this.stream({ ...request, conversationId: '', messages: [] }, signal);
  }
}
