import { isDeeperThan, isObject, parseJson, type JsonObject } from '../json.js';
import { RelayError } from '../relay-error.js';

const deepest = 20;

/** The JSON object of a request. Rejects with `too-large` after `most` bytes, however long the body says it is. */
export async function readJsonBody(request: Request, most: number): Promise<JsonObject> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) throw badRequest('The body has to be application/json.');
  if (request.headers.has('content-encoding')) throw badRequest('The body may not be compressed.');
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new RelayError('too-large');
  const text = await readText(request, most);
  if (isDeeperThan(text, deepest)) throw badRequest('The body is nested too deep.');
  const body = parseJson(text);
  if (!isObject(body)) throw badRequest('The body is not a JSON object.');
  return body;
}

async function readText(request: Request, most: number): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > most) throw new RelayError('too-large');
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error instanceof RelayError ? error : badRequest('The body could not be read.');
  }
}

function badRequest(message: string): RelayError {
  return new RelayError('bad-request', { message });
}
