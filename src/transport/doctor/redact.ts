import { withoutSecrets } from '../server-text.js';
import type { Visit } from './visit.js';

/** A text without the key, the owner's headers, and whatever else looks like a key. */
export function redact(text: string, { options, requester }: Visit): string {
  const given = typeof options.apiKey === 'string' ? options.apiKey.trim() : '';
  const secrets = [given, requester.secret, ...Object.values(options.headers)];
  return withoutSecrets(text, [...secrets, ...secrets.map(encodeURIComponent)]);
}
