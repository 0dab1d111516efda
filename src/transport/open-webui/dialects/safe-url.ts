import { asString } from '../../json.js';

/** A picture that comes within the answer may be this long, in characters: some 3 MB. */
const longestImage = 4_000_000;
/** Only kinds that cannot hold a script or ask for something else. */
const pictures = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z\d+/]+=*$/i;

/** The address of a picture, or undefined where it is none that may ever be shown. */
export function imageUrl(value: unknown): string | undefined {
  const text = asString(value);
  if (!text.startsWith('data:')) return safeUrl(text);
  return text.length <= longestImage && pictures.test(text) ? text : undefined;
}

/** An address that may become a link: http(s), absolute, and without a user name, which only serves to deceive. */
export function safeUrl(value: unknown): string | undefined {
  const text = asString(value);
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { href, username, password } = new URL(text);
  return username || password ? undefined : href;
}
