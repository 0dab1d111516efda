import { isDeeperThan, isObject, parseJson, type JsonObject } from '../json.js';
import { RelayError } from '../relay-error.js';

const deepest = 20;

/**
 * The JSON object of a request. Rejects with `too-large` after `most` bytes, however long the body says it is.
 *
 * @param pieces the body, where the platform has it at hand: a web stream of it would live as long as the answer
 */
export async function readJsonBody(
  request: Request,
  most: number,
  pieces?: AsyncIterable<Uint8Array>,
): Promise<JsonObject> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) throw badRequest('The body has to be application/json.');
  if (request.headers.has('content-encoding')) throw badRequest('The body may not be compressed.');
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new RelayError('too-large');
  const text = await readText(pieces ?? piecesOf(request.body), most);
  if (isDeeperThan(text, deepest)) throw badRequest('The body is nested too deep.');
  const body = parseJson(text);
  if (!isObject(body)) throw badRequest('The body is not a JSON object.');
  return body;
}

async function readText(pieces: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    for await (const piece of pieces) {
      size += piece.length;
      if (size > most) throw new RelayError('too-large');
      text += decoder.decode(piece, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    throw error instanceof RelayError ? error : badRequest('The body could not be read.');
  }
}

/** The pieces of a web stream: not every platform can iterate over one. */
async function* piecesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array, void> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function badRequest(message: string): RelayError {
  return new RelayError('bad-request', { message });
}
