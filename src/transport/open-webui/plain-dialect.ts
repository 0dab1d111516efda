import { ChatError } from '../../core/chat-error.js';
import { asList, asObject, parseJson, asString } from '../json.js';
import { emptyChunk, type Chunk, type Piece } from './answer-chunk.js';
import type { Dialect } from './dialects/dialects.js';

/** Stands in for the dialects where they cannot be loaded: tells the text as it is, and that there was an error. */
export function plainDialect(say: (text: string) => void): Dialect {
  return {
    read: (piece) => [readPlainly(piece)],
    end: () => [],
    write: say,
    endText() {},
  };
}

function readPlainly(piece: Piece): Chunk {
  const frame = piece.type === 'frame' ? parseJson(piece.data) : undefined;
  if (frame === undefined) return { ...emptyChunk(), oddity: '', isBeside: true };
  const { choices, error } = asObject(frame);
  const { delta, finish_reason } = asObject(asList(choices)[0]);
  return {
    ...emptyChunk(),
    text: asString(asObject(delta).content),
    finishReason: finish_reason ? (finish_reason === 'length' ? 'length' : 'stop') : undefined,
    ...(Boolean(error) && { error: new ChatError('server', 'the server reported an error') }),
  };
}
