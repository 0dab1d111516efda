import type { ChatError } from '../../core/chat-error.js';
import type { ChatEvent, FinishReason } from '../../core/chat-event.js';
import { isObject, asList, asObject, parseJson, asString } from '../json.js';

/** A part of the body in which an answer may stand. */
export type Piece =
  | {
      readonly type: 'frame';
      readonly data: string;
      readonly event?: string | undefined;
      /** The stream ended within it. */
      readonly isCut?: boolean;
    }
  /** A line that no event stream has, such as bare JSON or a page. */
  | { readonly type: 'line'; readonly line: string };

/** An error as a server wrote it, in any of the shapes that gateways use. */
export interface ServerReport {
  readonly text: string;
  /** The fields for codes and types, as one text. */
  readonly words: string;
  /** A status that the body names. */
  readonly status: number | undefined;
  /** The parameter that it blames, or an empty string. */
  readonly parameter: string;
}

/** One frame of an answer, in whatever dialect the server wrote it. The one description that all of the reader shares. */
export interface Chunk {
  text: string;
  reasoning: string;
  /** Undefined while the answer goes on. */
  finishReason?: FinishReason | undefined;
  /** Names of tools that the model wants called. */
  tools: string[];
  /** Statuses, sources, pictures, the model, token counts. */
  events: ChatEvent[];
  /** The text of a whole message: all of the answer so far, or only the new part; the text before it decides. */
  whole?: string;
  /** `whole` counts only where no text has come before. */
  isRepeated?: boolean;
  /** The whole text, said anew. */
  replacement?: string;
  /** The turn failed. */
  error?: ChatError;
  /** With `error`: what the server wrote. */
  report?: ServerReport;
  /** With `error`: a page came in place of an answer. */
  isPage?: boolean;
  /** `[DONE]`, in any spelling. */
  isDone?: boolean;
  /** JSON without the framing of an event stream. */
  isBare?: boolean;
  /**
   * Something that cannot be read stood here; its words, as far as they may be shown. The answer is whole only if a
   * finish reason comes after it.
   */
  oddity?: string;
  /** Not a frame: a line between frames, or the half frame of a stream that was cut. */
  isBeside?: boolean;
}

/** A chunk that says nothing yet. */
export function emptyChunk(): Chunk {
  return { text: '', reasoning: '', tools: [], events: [] };
}

/** Fields of a frame, of its choice and of its delta that say nothing beyond text, or are read beside them. */
const known =
  /^(id|object|created|model|choices|system_fingerprint|service_tier|provider|role|content|delta|\w*finish_reason|logprobs|content_filter_\w+)$/;
/** The beginning of a tag that may hold reasoning. */
const special = /[<◁]/;

/**
 * Reads a chunk of a streamed completion of the OpenAI API that holds text and perhaps `stop` or `length`. Undefined
 * for any other frame, which the dialects read.
 *
 * @see https://platform.openai.com/docs/api-reference/chat-streaming/streaming
 */
export function readPlainChunk(data: string): Chunk | undefined {
  if (data === '[DONE]') return { ...emptyChunk(), isDone: true };
  const frame = parseJson(data);
  const { object = 'chunk', choices } = asObject(frame);
  const [first = {}, second] = asList(choices);
  const choice = asObject(first);
  const { delta = {}, finish_reason } = choice;
  const { content } = asObject(delta);
  const text = asString(content);
  const isPlain =
    saysNothingElse(frame) &&
    asString(object).endsWith('chunk') &&
    Array.isArray(choices) &&
    isObject(first) &&
    !second &&
    saysNothingElse(choice) &&
    saysNothingElse(delta) &&
    (content ?? text) === text &&
    !special.test(text);
  if (!isPlain) return undefined;
  if (!finish_reason) return { ...emptyChunk(), text };
  const isUsual = finish_reason === 'stop' || finish_reason === 'length';
  return isUsual ? { ...emptyChunk(), text, finishReason: finish_reason } : undefined;
}

function saysNothingElse(value: unknown): boolean {
  return isObject(value) && Object.entries(value).every(([name, field]) => known.test(name) || isNothing(field));
}

/** Gateways name the fields that they leave empty: `tool_calls: []`, `usage: null`, `reasoning: ""`. */
function isNothing(field: unknown): boolean {
  return !field || (Array.isArray(field) && !field.length);
}
