import { ChatError } from '../../core/chat-error.js';
import type { ChatEvent, FinishReason } from '../../core/chat-event.js';
import type { Log } from '../../platform/log.js';
import { isObject, parseJson, type JsonObject } from '../json.js';
import { errorFromServer } from './dialects/server-error.js';
import { readChunk, type Chunk } from './dialects/read-chunk.js';
import { createEventStream, type EventStream, type EventStreamListener } from './event-stream.js';
import { imageUrl } from './dialects/safe-url.js';
import { brokenOff, empty, longestAnswer, tooLong, type BodyReader, type Outcome } from './body-reader.js';
import { createReasoningTags, type ReasoningTags } from './dialects/reasoning-tags.js';
import { readSources } from './dialects/sources.js';

/** Lines that may be one JSON text together are kept up to this many characters. */
const longestStray = 20_000_000;
const mostTools = 100;
const mostImages = 8;

/** What was read of an answer before this reader took over. */
export interface Beginning {
  readonly stream: EventStream;
  /** Nothing but this was told. */
  readonly text: string;
  readonly finishReason: string;
  readonly hadFrame: boolean;
  readonly hadComment: boolean;
}

/**
 * Turns the bytes of an answer into events, one batch for each push. The body itself tells whether it is an event
 * stream, one JSON text, lines of JSON or a page, since gateways name the wrong content type in every combination.
 */
export class AnswerReader implements BodyReader {
  /** Set when the answer has ended; nothing after it counts. */
  outcome: Outcome | undefined;
  /** Whether a frame came that is neither a comment nor, as the first one, an error. */
  hadFrame = false;
  hadComment = false;
  #events: ChatEvent[] = [];
  #hasNews = false;
  #finishReason = '';
  #text = '';
  #hasAnswer = false;
  #lengths = { delta: 0, reasoning: 0 };
  #halves = { delta: '', reasoning: '' };
  #tools: string[] = [];
  readonly #images = new Set<string>();
  #sources: readonly unknown[] = [];
  #stray = '';
  /** Only JSON without framing has come. */
  #isBare = false;
  readonly #tags: ReasoningTags;
  readonly #stream: EventStream;
  /** Hears the event stream. */
  readonly listener: Required<Omit<EventStreamListener, 'onRetry'>> = {
    onFrame: ({ data, event }) => this.#readData(data, event),
    onCutFrame: ({ data, event }) => this.#readData(data, event, true),
    onStrayLine: (line) => this.#readStrayLine(line),
    onComment: () => {
      this.hadComment = true;
    },
    onTooLong: () => this.fail(tooLong()),
  };

  /** @param secret the key, which a server may repeat in an error */
  constructor(
    private readonly log: Log,
    private readonly secret: string,
    before?: Beginning,
  ) {
    const text = before?.text ?? '';
    this.#tags = createReasoningTags((type, piece) => this.#say(type, piece), text);
    this.#stream = before?.stream ?? createEventStream(this.listener);
    if (!before) return;
    before.stream.tell(this.listener);
    this.hadFrame = before.hadFrame;
    this.hadComment = before.hadComment;
    this.#finishReason = before.finishReason;
    this.#text = text;
    this.#hasAnswer = /\S/.test(text);
    this.#lengths.delta = text.length;
  }

  push(bytes: Uint8Array): void {
    this.#stream.push(bytes);
  }

  /** The body ended, properly as far as the connection knows. */
  end(): void {
    this.#stream.end();
    const whole = this.outcome ? undefined : firstObject(this.#stray);
    if (whole) this.#applyBare(whole);
    if (this.#finishReason) this.#finish();
    else if (this.#isBare && !this.#text) this.fail(empty());
    else if (this.hadFrame) this.fail(brokenOff(true));
    else if (!this.#stray) this.fail(empty());
    // Open WebUI says `null` where it has run the turn and keeps the answer to itself: that is no page.
    else if (parseJson(this.#stray) === undefined) this.#failWithPage();
    else this.fail(unexpected('no answer, but another value'));
  }

  /** The connection broke. */
  break(cause: unknown): void {
    this.#stream.end();
    this.fail(brokenOff(this.hadFrame, cause));
  }

  /** The answer may not go on. What came before stays. */
  fail(error: ChatError): void {
    if (this.outcome) return;
    this.#tags.end(false);
    this.outcome ??= { error };
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

  #readData(data: string, eventName?: string, isCut = false): void {
    const text = data.replace(/^(\s*data:)+/, '').trim();
    if (this.outcome || !text) return;
    if (/^"?\[done\]"?$/i.test(text)) return this.#finish();
    const frame = firstObject(text);
    if (frame) return this.#apply(readChunk(frame, eventName));
    if (eventName === 'error') return this.fail(errorFromServer(text, this.secret));
    const lines = text.split('\n');
    if (lines.length > 1 && firstObject(lines[0] ?? '')) {
      for (const line of lines) this.#readData(line, eventName, isCut);
      return;
    }
    // Half a frame at the end of a cut stream is no fault of its own.
    if (isCut) return;
    this.log.warn('A frame that is no JSON was skipped.');
    this.#note();
  }

  /** A page, bare JSON as some gateways write errors, one object a line, or a part of one JSON text. */
  #readStrayLine(line: string): void {
    const text = line.trim();
    if (this.outcome || !text) return;
    if (/^[[{]/.test(this.#stray)) {
      this.#stray += `\n${text}`;
      if (this.#stray.length > longestStray) this.fail(tooLong());
      return;
    }
    const frame = firstObject(text);
    if (frame) this.#applyBare(frame);
    else if (/^(HTTP\/\d|<[!?a-z])/i.test(text)) this.#failWithPage();
    else this.#stray = text;
  }

  /** JSON without the framing of an event stream: a whole message needs no other last word than its own end. */
  #applyBare(frame: JsonObject): void {
    this.#isBare = !this.hadFrame;
    const chunk = readChunk(frame);
    this.#apply(chunk);
    if (chunk.whole !== undefined) this.#finishReason ||= 'stop';
  }

  #apply(chunk: Chunk): void {
    if (chunk.isTask) return this.fail(unexpected('the server answers elsewhere, as a task'));
    const written = chunk.text || chunk.whole || chunk.replacement;
    const isDelta = Boolean(written || chunk.reasoning || chunk.tools.length || chunk.images.length);
    if (isDelta) this.#finishReason = '';
    if (isDelta || chunk.error === undefined) this.#note();
    this.#say('reasoning', chunk.reasoning);
    this.#write(chunk.text);
    if (chunk.whole && !(chunk.isRepeated && this.#text)) this.#restate(chunk.whole, '');
    if (chunk.replacement) this.#restate(chunk.replacement, '\n\n');
    if (chunk.error !== undefined) return this.fail(errorFromServer(chunk.error, this.secret));
    if (chunk.sources) this.#cite(chunk.sources);
    if (chunk.source) this.#cite([...this.#sources, chunk.source]);
    for (const image of chunk.images) this.#show(image);
    if (chunk.status) this.#events.push({ type: 'status', status: chunk.status });
    if (chunk.model) this.#events.push({ type: 'model', id: chunk.model });
    if (chunk.usage) this.#events.push({ type: 'usage', usage: chunk.usage });
    if (chunk.tools.length) this.#tools = [...new Set([...this.#tools, ...chunk.tools])].slice(0, mostTools);
    this.#finishReason = chunk.finishReason || this.#finishReason;
  }

  #finish(): void {
    if (this.outcome) return;
    this.#tags.end(true);
    if (this.#tools.length) this.#events.push({ type: 'tool-calls', names: this.#tools });
    const finishReason = finishReasonOf(this.#finishReason);
    const isNothing = !this.#hasAnswer && (finishReason === 'stop' || finishReason === 'tool-calls');
    if (!isNothing) this.outcome ??= { finishReason };
    else if (this.#tools.length) this.outcome ??= { finishReason: 'tool-calls' };
    else this.outcome ??= { error: empty() };
  }

  #failWithPage(): void {
    const isPage = !this.hadFrame;
    this.fail(unexpected('no answer, but something else'));
    if (isPage && this.outcome && 'error' in this.outcome) this.outcome = { error: this.outcome.error, isPage };
  }

  #cite(elements: readonly unknown[]): void {
    this.#sources = elements;
    const sources = readSources(elements);
    if (sources.length) this.#events.push({ type: 'sources', sources });
  }

  #show(image: unknown): void {
    const url = imageUrl(image);
    if (!url || this.#images.has(url) || this.#images.size === mostImages) return;
    this.#images.add(url);
    this.#hasAnswer = true;
    this.#events.push({ type: 'image', url });
  }

  #write(text: string): void {
    if (!text) return;
    this.#text += text;
    this.#tags.push(text);
    // What the tags take out is not counted as answer, so it needs an end of its own.
    if (this.#text.length > 5 * longestAnswer) this.fail(tooLong());
  }

  /** What was said cannot be taken back, so only what is new is added. */
  #restate(text: string, separator: string): void {
    if (text.startsWith(this.#text)) this.#write(text.slice(this.#text.length));
    else this.#write(separator + text);
  }

  /** Says a piece, but never half a character, and no more than an answer may hold. */
  #say(type: 'delta' | 'reasoning', piece: string): void {
    if (this.outcome || !piece) return;
    const whole = this.#halves[type] + piece;
    const half = /[\ud800-\udbff]$/.exec(whole)?.[0] ?? '';
    this.#halves[type] = half;
    const text = whole.slice(0, Math.min(whole.length - half.length, longestAnswer - this.#lengths[type]));
    this.#lengths[type] += text.length;
    if (type === 'delta') this.#hasAnswer ||= /\S/.test(text);
    const last = this.#events.at(-1);
    if (last?.type === type) this.#events[this.#events.length - 1] = { type, text: last.text + text };
    else if (text) this.#events.push({ type, text });
    if (this.#lengths[type] < longestAnswer) return;
    this.outcome = { error: tooLong() };
  }

  #note(): void {
    this.hadFrame = true;
    this.#hasNews = true;
  }
}

/** The JSON object in a text, or the first one of a list. */
function firstObject(text: string): JsonObject | undefined {
  const value = parseJson(text);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? first : undefined;
}

function finishReasonOf(word: string): FinishReason {
  if (/^(length|max_(output_)?tokens)$/i.test(word)) return 'length';
  if (/content.?filter|safety|recitation|prohibited|blocklist/i.test(word)) return 'content-filter';
  return /tool|function_call/i.test(word) ? 'tool-calls' : 'stop';
}

function unexpected(message: string): ChatError {
  return new ChatError('unexpected-body', message);
}
