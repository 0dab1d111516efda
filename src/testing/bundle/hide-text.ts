/** Everything that is taken out of a bundle. It keeps the number of bytes, so that pieces stay cut where they were. */
export interface HideOptions {
  /** More that is secret: texts, or patterns with the flag `g`. Keys, tokens and cookies always are. */
  readonly secrets?: readonly (string | RegExp)[];
  /** `mask`: letters and digits of whatever people and models wrote become `x`. @default "mask" */
  readonly text?: 'mask' | 'keep';
}

/** Strings that say how something is, not what anyone wrote. */
const plainKeys = new Set(
  'id object model role type finish_reason owned_by code status detail message version action event'.split(' '),
);
const keyLike = /\bsk-[\w-]{8,}|\beyJ[\w-]{10,}[\w.-]*|(?<=\bbearer\s)[\w.~+/=-]{6,}/gi;
const encoder = new TextEncoder();

/** A text without secrets. */
export function hideSecrets(text: string, secrets: readonly (string | RegExp)[]): string {
  const starred = (found: string): string => '*'.repeat(bytesOf(found));
  return secrets.reduce<string>((rest, secret) => rest.replaceAll(secret, starred), text).replace(keyLike, starred);
}

/** A body with everything masked that people or models wrote. Of JSON and frames the form is kept. */
export function maskBody(text: string): string {
  if (!/^\s*(?:[[{]|data:|event:|id:|:|$)/.test(text)) return maskText(text);
  return text
    .split('\n')
    .map((line) => {
      const [, head = '', rest = ''] = /^((?:data: ?)?)(.*)$/s.exec(line) ?? [];
      const isForm =
        /^\s*[[{\]}"]/.test(rest) || rest === '' || rest.trim() === '[DONE]' || /^(?:event|id|retry)?:/.test(line);
      return head + (isForm ? maskStrings(rest) : maskText(rest));
    })
    .join('\n');
}

/** The values of JSON strings but those of plain keys; also of JSON that is cut off. */
function maskStrings(json: string): string {
  let key = '';
  return json.replace(/"((?:[^"\\]|\\.)*)("?)(\s*:)?/gs, (whole, value: string, end: string, colon?: string) => {
    if (colon !== undefined) {
      key = value;
      return whole;
    }
    return plainKeys.has(key) ? whole : `"${maskText(value)}${end}`;
  });
}

function maskText(text: string): string {
  return text.replace(/\\u[\da-f]{4}|\\.|[^\s!-/:-@[-`{-~]/giu, (found) => {
    if (/^\\u/i.test(found)) return 'xxxxxx';
    return found.startsWith('\\') ? found : 'x'.repeat(bytesOf(found));
  });
}

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
