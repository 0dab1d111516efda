import { ChatError } from '../../core/chat-error.js';
import type { ChatEvent, FinishReason } from '../../core/chat-event.js';
import { lazy, type Lazy } from '../../platform/lazy.js';
import type { Log } from '../../platform/log.js';
import { unlessAborted } from '../deadline.js';
import { readPlainChunk, type Chunk, type Piece, type ServerReport } from './answer-chunk.js';
import type { Dialect } from './dialects/dialects.js';
import { createEventStream } from './event-stream.js';
import { plainDialect } from './plain-dialect.js';

/** An answer is cut at this many characters, and so is its reasoning: more than a model writes in 128,000 tokens. */
export const longestAnswer = 1_000_000;
const mostTools = 100;

type TextType = 'delta' | 'reasoning';

/** How an answer ended. */
export type Outcome =
  | { readonly finishReason: FinishReason }
  | {
      readonly error: ChatError;
      /** A page came before anything else: the address is no route of an API, and nothing was run. */
      readonly isPage?: boolean;
      /** An error came before anything else: what the server wrote. */
      readonly report?: ServerReport | undefined;
    };

/** A piece of the body, or how it ended. */
type Heard =
  | Piece
  | { readonly type: 'end' }
  | { readonly type: 'too-long' }
  | { readonly type: 'break'; readonly cause: unknown };

/** Reads all frames but those of plain text. Shared by all chats of a page. */
export const dialects = lazy(() => import('./dialects/dialects.js'));

/**
 * Turns the bytes of an answer into events, one batch for each push. Pieces of text, `stop` and `[DONE]` it reads
 * itself; the first piece of the body that is more waits, with all that comes after it, until the dialects have loaded
 * (see {@link isWaiting}).
 *
 * The answer is whole where its stream says so: by a finish reason after which no text came, or by `[DONE]` where all
 * that came before could be read.
 */
export class AnswerReader {
  /** Set when the answer has ended; nothing after it counts. */
  outcome: Outcome | undefined;
  /** Whether a frame came that is neither a comment nor, as the first one, an error. */
  hadFrame = false;
  hadComment = false;
  #events: ChatEvent[] = [];
  #hasNews = false;
  #finishReason: FinishReason | undefined;
  /** The words of what could not be read. */
  #oddity: string | undefined;
  #isBare = false;
  #text = '';
  #hasAnswer = false;
  #tools: string[] = [];
  /** Whether text has come since the last call of a tool. */
  #wentOn = false;
  readonly #lengths = { delta: 0, reasoning: 0 };
  readonly #halves = { delta: '', reasoning: '' };
  #waiting: Heard[] = [];
  #dialect: Dialect | undefined;
  readonly #stream = createEventStream({
    onFrame: ({ data, event }) => this.#hear({ type: 'frame', data, event }),
    onCutFrame: ({ data, event }) => this.#hear({ type: 'frame', data, event, isCut: true }),
    onStrayLine: (line) => this.#hear({ type: 'line', line }),
    onComment: () => (this.hadComment = true),
    onTooLong: () => this.#hear({ type: 'too-long' }),
  });

  /**
   * @param secret the key, which a server may repeat in an error
   * @param parts reads what is more than plain text
   */
  constructor(
    private readonly log: Log,
    private readonly secret: string,
    private readonly parts: Lazy<typeof import('./dialects/dialects.js')> = dialects,
  ) {}

  /** Whether something came that cannot be read before {@link load}. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Whether the model has said that the answer ends here, and it can only go on against its word. */
  get isEnding(): boolean {
    return this.#finishReason !== undefined && this.#finishReason !== 'tool-calls' && !this.isWaiting;
  }

  push(bytes: Uint8Array): void {
    this.#stream.push(bytes);
  }

  /** The body ended, properly as far as the connection knows. */
  end(): void {
    this.#stream.end();
    this.#hear({ type: 'end' });
  }

  /** The connection broke. */
  break(cause: unknown): void {
    this.#stream.end();
    this.#hear({ type: 'break', cause });
  }

  /** The answer may not go on. What came before stays. */
  fail(error: ChatError): void {
    if (this.outcome) return;
    this.#endText(false);
    this.outcome ??= { error };
  }

  /**
   * Loads the dialects and reads what waits for them; where they cannot be loaded, its text is shown as it is. Rejects
   * only with the reason of an aborted signal that is no limit; a limit ends the answer after what waits.
   */
  async load(signal: AbortSignal): Promise<void> {
    const loaded = await unlessAborted(this.parts.load(), signal).catch(() => undefined);
    const isLimit = signal.reason instanceof ChatError;
    if (signal.aborted && !isLimit) throw signal.reason;
    this.#dialect ??= loaded ? this.#dialectOf(loaded) : plainDialect((text) => this.#say('delta', text));
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const piece of waiting) this.#hear(piece);
    if (isLimit) this.fail(signal.reason);
  }

  /** The events since the last call; where frames came without any, `activity`. */
  take(): readonly ChatEvent[] {
    const events = this.#events;
    const hadNews = this.#hasNews;
    this.#events = [];
    this.#hasNews = false;
    const isEnd = this.outcome && 'finishReason' in this.outcome;
    return hadNews && !events.length && !isEnd ? [{ type: 'activity' }] : events;
  }

  #hear(piece: Heard): void {
    if (this.outcome) return;
    if (this.isWaiting) this.#waiting.push(piece);
    else if (piece.type === 'end') this.#end();
    else if (piece.type === 'break') this.fail(brokenOff(this.hadFrame, piece.cause, this.#oddity));
    else if (piece.type === 'too-long') this.fail(tooLong());
    else this.#read(piece);
  }

  #read(piece: Piece): void {
    const isUsual = piece.type === 'frame' && !piece.isCut && piece.event !== 'error';
    const plain = isUsual ? readPlainChunk(piece.data) : undefined;
    if (plain) return this.#apply(plain);
    const { value } = this.parts;
    this.#dialect ??= value && this.#dialectOf(value);
    if (!this.#dialect) return void this.#waiting.push(piece);
    for (const chunk of this.#dialect.read(piece)) this.#apply(chunk);
  }

  #dialectOf({ createDialect }: typeof import('./dialects/dialects.js')): Dialect {
    const say = (type: TextType, text: string): void => this.#say(type, text);
    return createDialect({ say, before: this.#text, log: this.log, secret: this.secret });
  }

  #apply(chunk: Chunk): void {
    if (this.outcome) return;
    if (chunk.isDone && !chunk.finishReason) return this.#finish();
    const written = chunk.text || chunk.whole || chunk.replacement || chunk.events.some(({ type }) => type === 'image');
    const isDelta = Boolean(written || chunk.reasoning || chunk.tools.length);
    if (chunk.isBare) this.#isBare = !this.hadFrame;
    if (isDelta) this.#finishReason = undefined;
    if (isDelta || (!chunk.error && !chunk.isBeside)) this.#note();
    // The text.
    this.#say('reasoning', chunk.reasoning);
    this.#write(chunk.text);
    if (chunk.whole && !(chunk.isRepeated && this.#text)) this.#restate(chunk.whole, '');
    if (chunk.replacement) this.#restate(chunk.replacement, '\n\n');
    if (chunk.error) {
      this.fail(chunk.error);
      const { isPage, report } = chunk;
      if (!this.hadFrame) this.outcome = { error: chunk.error, ...(isPage && { isPage }), ...(report && { report }) };
      return;
    }
    // Everything beside the text.
    this.#events.push(...chunk.events);
    this.#hasAnswer ||= chunk.events.some(({ type }) => type === 'image');
    if (chunk.tools.length) this.#tools = [...new Set([...this.#tools, ...chunk.tools])].slice(0, mostTools);
    // A whole message names its tools, and holds what came after them.
    if (written || chunk.tools.length) this.#wentOn = !chunk.tools.length || chunk.whole !== undefined;
    // The end. An oddity in the same frame makes its finish reason doubtful.
    this.#finishReason = chunk.finishReason ?? this.#finishReason;
    if (chunk.oddity !== undefined) {
      this.#oddity = chunk.oddity;
      this.#finishReason = undefined;
    }
    if (chunk.isDone) this.#finish();
  }

  #end(): void {
    for (const chunk of this.#dialect?.end(this.hadFrame) ?? []) this.#apply(chunk);
    if (this.#finishReason) this.#finish();
    else if (this.#isBare && !this.#text) this.fail(empty());
    else if (this.hadFrame) this.fail(brokenOff(true, undefined, this.#oddity));
    else this.fail(empty());
  }

  /** The server's last word has come. */
  #finish(): void {
    const finishReason = this.#finishReason ?? (this.#oddity === undefined ? 'stop' : undefined);
    if (!finishReason)
      return this.fail(this.#text ? brokenOff(true, undefined, this.#oddity) : unreadable(this.#oddity));
    this.#endText(true);
    if (this.outcome) return;
    // A server that ran its tools itself went on with an answer.
    const hasOpenTools = this.#tools.length > 0 && !(this.#wentOn && finishReason === 'stop');
    if (hasOpenTools) this.#events.push({ type: 'tool-calls', names: this.#tools });
    // Some models give all of their answer as reasoning.
    const hasAnswer = this.#hasAnswer || this.#lengths.reasoning > 0;
    const isNothing = !hasAnswer && (finishReason === 'stop' || finishReason === 'tool-calls');
    if (!isNothing) this.outcome = { finishReason };
    else if (hasOpenTools) this.outcome = { finishReason: 'tool-calls' };
    else this.outcome = { error: empty() };
  }

  #write(text: string): void {
    if (!text) return;
    this.#text += text;
    if (this.#dialect) this.#dialect.write(text);
    else this.#say('delta', text);
    // Tags may take text out that is not counted as answer, so it needs an end of its own.
    if (this.#text.length > 5 * longestAnswer) this.fail(tooLong());
  }

  /** Text that was told cannot be taken back, so only the new part is added. */
  #restate(text: string, separator: string): void {
    if (text.startsWith(this.#text)) this.#write(text.slice(this.#text.length));
    else this.#write(separator + text);
  }

  /** No more text comes. */
  #endText(isProper: boolean): void {
    this.#dialect?.endText(isProper);
    this.#say('reasoning', '', true);
    this.#say('delta', '', true);
  }

  /** Says a piece, but never half a character, and no more than an answer may hold. A lone half becomes U+FFFD. */
  #say(type: TextType, piece: string, isLast = false): void {
    if (this.outcome || !(piece || isLast)) return;
    const whole = this.#halves[type] + piece;
    const half = (!isLast && /[\ud800-\udbff]$/.exec(whole)?.[0]) || '';
    const left = longestAnswer - this.#lengths[type];
    const text = whole.slice(0, Math.min(whole.length - half.length, left)).toWellFormed();
    this.#halves[type] = half;
    this.#lengths[type] += text.length;
    if (type === 'delta') this.#hasAnswer ||= /\S/.test(text);
    const last = this.#events.at(-1);
    if (last?.type === type) this.#events[this.#events.length - 1] = { type, text: last.text + text };
    else if (text) this.#events.push({ type, text });
    if (this.#lengths[type] >= longestAnswer) this.outcome = { error: tooLong() };
  }

  #note(): void {
    this.hadFrame = true;
    this.#hasNews = true;
  }
}

/** A connection ended before the answer did. */
function brokenOff(hadFrame: boolean, cause?: unknown, oddity = ''): ChatError {
  const init = { retryable: true, cause, ...(oddity && { serverText: oddity }) };
  return new ChatError(hadFrame ? 'interrupted' : 'network', 'the connection ended too early', init);
}

/** The stream ended properly, but nothing in it could be read. */
function unreadable(oddity = ''): ChatError {
  return new ChatError('unexpected-body', 'nothing could be read', oddity ? { serverText: oddity } : {});
}

function empty(): ChatError {
  return new ChatError('empty', 'the answer is empty');
}

function tooLong(): ChatError {
  return new ChatError('too-long', 'the answer is too long');
}
