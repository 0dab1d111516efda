import { ChatError } from '../../core/chat-error.js';
import type { ChatEvent } from '../../core/chat-event.js';
import type { Log } from '../../platform/log.js';
import { unlessAborted } from '../deadline.js';
import type { AnswerReader } from './answer-reader.js';
import { brokenOff, empty, longestAnswer, tooLong, type BodyReader, type Outcome } from './body-reader.js';
import { createEventStream } from './event-stream.js';
import { readFrame, type Frame } from './plain-frame.js';

/** The reader of everything else. Never rejects: where it cannot be loaded, the answer is read as far as it is plain. */
export function loadAnswerReader(): Promise<typeof import('./answer-reader.js') | undefined> {
  return import('./answer-reader.js').catch(() => undefined);
}

/**
 * Reads an answer as long as it is the plainest of streams: pieces of text and `[DONE]`. The first thing that is more
 * waits, with all that comes after it, for the {@link AnswerReader}, which then takes over.
 */
export class PlainReader implements BodyReader {
  outcome: Outcome | undefined;
  hadFrame = false;
  hadComment = false;
  #hasNews = false;
  #piece = '';
  #text = '';
  #finishReason = '';
  #held: Held[] = [];
  /** The other reader could not be loaded. */
  #isAlone = false;
  readonly #stream = createEventStream({
    onFrame: (frame) => {
      const { data, event } = frame;
      const isFree = !this.isHolding && event !== 'error';
      const read = readFrame(data);
      if (isFree && read.isPlain && this.#text.length + read.text.length < longestAnswer) this.#apply(read);
      else if (isFree && data === '[DONE]' && /\S/.test(this.#text)) this.#finish();
      else this.#hold(({ listener }) => listener.onFrame(frame));
    },
    onCutFrame: (frame) => this.#hold(({ listener }) => listener.onCutFrame(frame)),
    onStrayLine: (line) => this.#hold(({ listener }) => listener.onStrayLine(line)),
    onComment: () => this.#hearComment(),
    onTooLong: () => this.#hold(({ listener }) => listener.onTooLong()),
  });
  /** Hears what waits where the other reader cannot be loaded: the text is shown as it is. */
  readonly listener: Listener = {
    onFrame: ({ data }) => {
      if (data === '[DONE]') return this.#finish();
      const frame = readFrame(data);
      this.#apply(frame);
      if (frame.isFault) this.fail(new ChatError('server', 'the server reported an error'));
      else if (this.#text.length > longestAnswer) this.fail(tooLong());
    },
    onCutFrame: (frame) => this.listener.onFrame(frame),
    onStrayLine() {},
    onComment: () => this.#hearComment(),
    onTooLong: () => this.fail(tooLong()),
  };

  /** @param secret the key, which a server may repeat in an error */
  constructor(
    private readonly log: Log,
    private readonly secret: string,
  ) {}

  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  push(bytes: Uint8Array): void {
    this.#stream.push(bytes);
  }

  end(): void {
    this.#stream.end();
    if (this.isHolding) this.#hold((reader) => reader.end());
    else if (this.#finishReason) this.#finish();
    else this.fail(this.hadFrame ? brokenOff(true) : empty());
  }

  break(cause: unknown): void {
    this.#stream.end();
    if (this.isHolding) this.#hold((reader) => reader.break(cause));
    else this.fail(brokenOff(this.hadFrame, cause));
  }

  fail(error: ChatError): void {
    this.outcome ??= { error };
  }

  take(): readonly ChatEvent[] {
    const text = this.#piece;
    const isQuiet = !text && this.#hasNews && !this.outcome;
    this.#piece = '';
    this.#hasNews = false;
    return text ? [{ type: 'delta', text }] : isQuiet ? [{ type: 'activity' }] : [];
  }

  async handOver(signal: AbortSignal): Promise<BodyReader> {
    const loaded = await unlessAborted(loadAnswerReader(), signal).catch(() => undefined);
    const isLimit = signal.reason instanceof ChatError;
    if (signal.aborted && !isLimit) throw signal.reason;
    const held = this.#held;
    if (loaded) {
      const reader = new loaded.AnswerReader(this.log, this.secret, {
        stream: this.#stream,
        text: this.#text,
        finishReason: this.#finishReason,
        hadFrame: this.hadFrame,
        hadComment: this.hadComment,
      });
      for (const tell of held) tell(reader);
      return reader;
    }
    this.#held = [];
    this.#isAlone = true;
    for (const tell of held) tell(this);
    if (isLimit) this.fail(signal.reason);
    return this;
  }

  #hold(tell: Held): void {
    if (this.outcome) return;
    if (this.#isAlone) tell(this);
    else this.#held.push(tell);
  }

  #hearComment(): void {
    this.hadComment = true;
  }

  #apply({ text, finishReason }: Frame): void {
    if (this.outcome) return;
    this.hadFrame = true;
    this.#hasNews = true;
    this.#text += text;
    this.#piece += text;
    if (text) this.#finishReason = '';
    this.#finishReason = finishReason || this.#finishReason;
  }

  #finish(): void {
    if (this.outcome) return;
    const finishReason = this.#finishReason === 'length' ? 'length' : 'stop';
    const isNothing = finishReason === 'stop' && !/\S/.test(this.#text);
    this.outcome = isNothing ? { error: empty() } : { finishReason };
  }
}

type Listener = AnswerReader['listener'];

/** What waits, as another reader hears it: the one that is loaded, or this one where that cannot be. */
type Held = (reader: Pick<AnswerReader, 'listener' | 'end' | 'break'>) => void;
