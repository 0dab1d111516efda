import { isJsonObject, jsonValue, stringField } from './json-value.js';
import type { RecordedRequest, Route } from './recorded-request.js';

/** Reads a request once, into its record. */
export async function readRequest(
  request: Request,
  route: Route,
  place: { readonly index: number; readonly receivedAt: number },
): Promise<RecordedRequest> {
  const text = await request.text();
  const body = text === '' ? undefined : (jsonValue(text) ?? text);
  return {
    ...place,
    route,
    method: request.method,
    path: new URL(request.url).pathname,
    headers: Object.fromEntries(request.headers),
    body,
    model: stringField(body, 'model'),
    question: lastQuestion(body),
    closedEarly: false,
    sentText: '',
    sentTokens: 0,
  };
}

/** Text of the last message of role `user`; of a message in parts, its text parts. */
function lastQuestion(body: unknown): string {
  const messages = isJsonObject(body) ? body['messages'] : undefined;
  if (!Array.isArray(messages)) return '';
  const last: unknown = messages.findLast((message: unknown) => stringField(message, 'role') === 'user');
  const content = isJsonObject(last) ? last['content'] : undefined;
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: unknown) => stringField(part, 'text') ?? '').join('');
}
