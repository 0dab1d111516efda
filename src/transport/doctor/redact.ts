import type { Finding } from './finding.js';
import type { Visit } from './visit.js';

/** Shorter secrets are words that a sentence may hold by chance. */
const shortest = 6;

/** The finding without the key, the owner's headers, and whatever else looks like a key. */
export function redact(finding: Finding, { options, requester }: Visit): Finding {
  const given = typeof options.apiKey === 'string' ? options.apiKey.trim() : '';
  const values = [given, requester.secret, ...Object.values(options.headers)];
  const secrets = values.filter(({ length }) => length >= shortest);
  const clean = (text: string): string =>
    secrets
      .reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text)
      .replace(/\bsk-[\w-]{8,}|\beyJ[\w-]{10,}[\w.-]*/g, '[redacted]');
  return { ...finding, cause: clean(finding.cause), fix: clean(finding.fix) };
}
