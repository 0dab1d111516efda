import { singleLine } from './server-text.js';

/** Shorter secrets are words that a sentence may hold by chance: they go only where they stand alone. */
const shortest = 6;

/** Looks like a key or a token, whoever it belongs to. */
const keyLike = /\bsk-[\w-]{4,}|\beyJ[\w-]{10,}[\w.-]*|\b(?:Bearer|Basic) (?=\S*[\d=])[^\s"',]{8,}/g;

/** A value in the query of an address whose name says that it opens something. */
const keyInQuery = /([?&][\w-]*(?:key|token|sig|secret|code|auth|pass)[\w-]*=)[^&#\s"'<>]+/gi;

/** The text without the secrets that are known, and without whatever else looks like a key. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter(Boolean)
    .reduce((rest, secret) => rest.replaceAll(secret.length < shortest ? alone(secret) : secret, hidden), text)
    .replace(keyLike, hidden)
    .replace(keyInQuery, `$1${hidden}`);
}

const hidden = '[redacted]';

function alone(secret: string): RegExp {
  return new RegExp(`(?<![\\w-])${secret.replace(/[^\w]/g, '\\$&')}(?![\\w-])`, 'g');
}

/** Text of a server as it may be shown and logged: one line without secrets, and nothing of a page. */
export function serverText(text: string, secret: string): string {
  return /<[a-z!/]/i.test(text.slice(0, 2000)) ? '' : singleLine(withoutSecrets(text, [secret]));
}
