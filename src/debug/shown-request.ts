import { asList, asObject, asString } from '../transport/json.js';

/** Headers that never hold a key; the others are told by name only. */
const harmless = new RegExp(
  '^(accept|age|allow|cache-control|connection|content-(encoding|language|length|type)|date|etag|expires|last-modified|' +
    'pragma|retry-after(-ms)?|server|transfer-encoding|vary|via|access-control-[a-z-]+|(x-)?ratelimit-[a-z-]+)$',
  'i',
);

/** A copy of headers fit for the log: every value but the harmless ones is replaced. */
function redactHeaders(headers: Headers): Record<string, string> {
  const shown: Record<string, string> = Object.create(null);
  // Not by iteration, which the headers of some replaced fetches lack.
  headers.forEach((value, name) => {
    shown[name] = harmless.test(name) ? value : '[redacted]';
  });
  return shown;
}

/** The system prompt is the owner's own: the log tells its length. */
function shownBody({ messages, ...body }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const shown = asList(messages).map((message) => {
    const { role, content } = asObject(message);
    return role === 'system' ? { role, content: `[${asString(content).length} characters]` } : message;
  });
  return { ...body, messages: shown };
}

/** A request or a response as the debug log may show it. */
export function shownRequest(headers: Headers, body?: Readonly<Record<string, unknown>>): object {
  return { headers: redactHeaders(headers), ...(body && { body: shownBody(body) }) };
}
