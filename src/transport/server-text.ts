/** Shorter secrets are words that a sentence may hold by chance: they go only where they stand alone. */
const shortest = 6;

/** What looks like a key or a token, whoever it belongs to. */
const keyLike = /\bsk-[\w-]{4,}|\beyJ[\w-]{10,}[\w.-]*|\b(?:Bearer|Basic) (?=\S*[\d=])[^\s"',]{8,}/g;

/** The text without the secrets that are known, and without whatever else looks like a key. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter(Boolean)
    .reduce((rest, secret) => rest.replaceAll(secret.length < shortest ? alone(secret) : secret, hidden), text)
    .replace(keyLike, hidden);
}

const hidden = '[redacted]';

function alone(secret: string): RegExp {
  return new RegExp(`(?<![\\w-])${secret.replace(/[^\w]/g, '\\$&')}(?![\\w-])`, 'g');
}
