import { isJsonObject } from '../json-value.js';

/** Requests of a page and what came back, with their times: enough to play an error again. Plain data, fit for a file. */
export interface Bundle {
  readonly format: 'causerie-bundle';
  readonly version: 1;
  /** In the order in which they were sent. */
  readonly exchanges: readonly Exchange[];
}

/** One request and its answer. */
export interface Exchange {
  /** Milliseconds since the first request. */
  readonly at: number;
  readonly method: string;
  /** Without the origin and the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text of the body; absent where there was none, or none that is text. */
  readonly body?: string;
  /** Absent where there was no answer. */
  readonly answer?: RecordedAnswer;
}

export interface RecordedAnswer {
  readonly status: number;
  /** Only those that a browser lets a page read. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds from the request to the headers. */
  readonly after: number;
  readonly pieces: readonly RecordedPiece[];
  /** `left`: the page read no further. `open`: it was still reading. */
  readonly end: 'end' | 'broken' | 'left' | 'open';
}

/** Bytes as they came; as base64 where a character is cut. */
export interface RecordedPiece {
  /** Milliseconds since the headers. */
  readonly after: number;
  readonly text?: string;
  readonly base64?: string;
}

/** Reads a bundle from a file; throws a TypeError where it is none. */
export function parseBundle(text: string): Bundle {
  const value: unknown = JSON.parse(text);
  if (!isBundle(value)) throw new TypeError('This is no bundle of causerie, or one of a newer version');
  return value;
}

export function isBundle(value: unknown): value is Bundle {
  if (!isJsonObject(value)) return false;
  const { format, version, exchanges } = value;
  return format === 'causerie-bundle' && version === 1 && Array.isArray(exchanges) && exchanges.every(isExchange);
}

function isExchange(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { method, path, answer } = value;
  if (typeof method !== 'string' || typeof path !== 'string') return false;
  if (answer === undefined) return true;
  return isJsonObject(answer) && typeof answer['status'] === 'number' && Array.isArray(answer['pieces']);
}
