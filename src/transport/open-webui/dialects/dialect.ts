import { ChatError } from '../../../core/chat-error.js';
import type { Log } from '../../../platform/log.js';
import { firstObject, parseJson, type JsonObject } from '../../json.js';
import { serverText } from '../../redact.js';
import { emptyChunk, type Chunk, type Piece } from '../answer-chunk.js';
import { ChunkReader, noteError } from './read-chunk.js';
import { createReasoningTags, type Say } from './reasoning-tags.js';
import { isErrorReport, tellsError } from './server-error.js';

/** Lines that may be one JSON text together are kept up to this many characters. */
const longestStray = 20_000_000;

/** Reads all that a server may write in an answer. One reads one answer, since frames refer to earlier ones. */
export interface Dialect {
  read(piece: Piece): readonly Chunk[];
  /** No more comes. What is told then stood in several lines. */
  end(hadFrame: boolean): readonly Chunk[];
  /** Takes a piece of the answer, and says what is not a tag or within one. */
  write(text: string): void;
  /** No more text comes. @param isProper whether the answer has ended by the server's own word */
  endText(isProper: boolean): void;
}

export interface DialectDeps {
  readonly say: Say;
  /** The text that was told before. */
  readonly before: string;
  readonly log: Log;
  /** The key, which a server may repeat in an error. */
  readonly secret: string;
}

export function createDialect({ say, before, log, secret }: DialectDeps): Dialect {
  const tags = createReasoningTags(say, before);
  const chunks = new ChunkReader(secret);
  /** Lines outside of frames; all since the first one that begins like JSON. */
  let stray = '';

  /** Tells the owner of what could not be read. */
  function noted(chunk: Chunk): Chunk {
    if (chunk.oddity === undefined) return chunk;
    const isCut = chunk.isBeside && !chunk.oddity;
    if (!isCut)
      log.warn('A part of the answer could not be read. The answer counts as whole only if a proper end follows.');
    return { ...chunk, oddity: serverText(chunk.oddity, secret) };
  }

  /** A frame; some servers write the framing twice, or a line for each object. */
  function readData(data: string, event: string | undefined, isCut: boolean): readonly Chunk[] {
    const text = data.replace(/^(\s*data:)+/, '').trim();
    if (!text || text.startsWith(':') || (isCut && '[DONE'.startsWith(text))) return [];
    if (/^"?\[done\]"?$/i.test(text)) return [{ ...emptyChunk(), isDone: true }];
    const frame = firstObject(text);
    if (frame) return [chunks.read(frame, event)];
    if (event === 'error' || tellsError(text)) return [noteError(text, secret, emptyChunk())];
    const lines = text.split('\n');
    if (lines.length > 1 && firstObject(lines[0] ?? '')) return lines.flatMap((line) => readData(line, event, isCut));
    const objects = text.split(/(?<=\})\s*(?=\{)/);
    if (objects.length > 1 && objects.every(firstObject)) {
      log.warn('The server writes several frames in one line.');
      return objects.flatMap((object) => readData(object, event, isCut));
    }
    // Half a frame at the end of a cut stream holds no words of their own.
    return [{ ...emptyChunk(), oddity: isCut ? '' : text, isBeside: isCut }];
  }

  /** A page, bare JSON as some gateways write errors, one object a line, or a part of one JSON text. */
  function readLine(line: string): readonly Chunk[] {
    const text = line.trim();
    if (!text) return [];
    if (/^[[{]/.test(stray)) {
      stray += `\n${text}`;
      return stray.length > longestStray ? [failed(new ChatError('too-long', 'the answer is too long'))] : [];
    }
    const frame = firstObject(text);
    if (frame) return [readBare(frame)];
    // A field that no event stream has: llama.cpp writes `error: {…}`.
    const [, name = '', value = ''] = /^([\w-]+)\s*:\s*(.+)$/.exec(text) ?? [];
    const field = firstObject(value);
    const isError = /^(error|exception|fatal)$/i.test(name) || (field && isErrorReport(field));
    if (isError) return [noteError(field ?? value, secret, emptyChunk())];
    if (tellsError(text)) return [noteError(text, secret, emptyChunk())];
    stray = text;
    return /^(HTTP\/\d|<[!?a-z])/i.test(text) ? [page()] : [{ ...emptyChunk(), oddity: text, isBeside: true }];
  }

  /** JSON without the framing of an event stream: a whole message needs no other last word than its own end. */
  function readBare(frame: JsonObject): Chunk {
    const chunk = chunks.read(frame, undefined, true);
    const isWhole = chunk.whole !== undefined && chunk.oddity === undefined;
    // LM Studio says under 200 that there is no such route.
    const isPage = chunk.error?.code === 'not-found';
    return {
      ...chunk,
      isBare: true,
      ...(isPage && { isPage }),
      ...(isWhole && { finishReason: chunk.finishReason ?? 'stop' }),
    };
  }

  return {
    read(piece) {
      const isLine = piece.type === 'line';
      return (isLine ? readLine(piece.line) : readData(piece.data, piece.event, piece.isCut ?? false)).map(noted);
    },
    end(hadFrame) {
      const whole = firstObject(stray);
      if (whole) return [noted(readBare(whole))];
      if (hadFrame || !stray) return [];
      // Open WebUI says `null` where it has run the turn and keeps the answer to itself: that is no page.
      return [parseJson(stray) === undefined ? page() : failed(unexpected('no answer, but another value'))];
    },
    write: (text) => tags.push(text),
    endText: (isProper) => tags.end(isProper),
  };
}

function failed(error: ChatError): Chunk {
  return { ...emptyChunk(), error };
}

function page(): Chunk {
  return { ...failed(unexpected('no answer, but something else')), isPage: true };
}

function unexpected(message: string): ChatError {
  return new ChatError('unexpected-body', message);
}
