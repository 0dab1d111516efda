// Characters that are not seen, or that turn the order of those around them: none belongs in an address, and browsers
// drop some of them, so that `java\tscript:` would run.
const unseen =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;
const allowed = /^(?:https?:\/\/[^/\\]|mailto:[^/]|tel:\+?[\d().-]+(?:;ext=\d+)?$)/i;
const hostInText = /(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?\.)+(?:\p{L}{2,}|xn--[a-z\d-]+)(?![\p{L}\p{N}])/u;
const addressInText = /[^\s@]+@[^\s@]+/;

/**
 * The address of a link as it may stand in an element: http, https, mailto or tel, as the browser itself reads it.
 * Anything else is null, relative addresses and fragments included: an answer knows nothing of the page it is shown on.
 */
export function safeHref(url: string): string | null {
  const text = url.trim();
  if (unseen.test(text) || !allowed.test(text)) return null;
  const parsed = parse(text);
  return parsed && /^(?:https?|mailto|tel):$/.test(parsed.protocol) ? parsed.href : null;
}

/**
 * The address within this site that a relative one names, for answers that may lead there; null for any other.
 *
 * @param base the address of the page
 */
export function siteHref(url: string, base: string): string | null {
  const text = url.trim();
  // An address that begins with two slashes of either kind, or with a scheme, is not relative.
  if (!text || unseen.test(text) || /\\|^(?:\/\/|[a-z][a-z\d+.-]*:)/i.test(text) || !URL.canParse(text, base))
    return null;
  const { href, origin } = new URL(text, base);
  return origin === new URL(base).origin && /^https?:/.test(href) ? href : null;
}

/** The same for what a page loads: http and https only. */
export function safeSource(url: string): string | null {
  const href = safeHref(url);
  return href && /^https?:/.test(href) ? href : null;
}

/**
 * The place a link really leads to, where its text names another or its address hides it; otherwise null. Names with
 * letters beyond ASCII come as they go over the wire, for two of them may look alike.
 *
 * @param href an address that {@link safeHref} gave
 */
export function shownHost(href: string, text: string): string | null {
  const url = parse(href);
  if (!url || url.protocol === 'tel:') return null;
  // Browsers take the ideographic full stop for a dot, too; NFKC makes its half-width form the other.
  const named = text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .replaceAll('。', '.');
  if (url.protocol === 'mailto:') {
    const address = addressInText.exec(named)?.[0];
    return address && !named.toLowerCase().includes(url.pathname.toLowerCase()) ? url.pathname : null;
  }
  if (url.username || url.password) return url.host;
  const claimed = hostInText.exec(named)?.[0];
  if (!claimed) return /(?:^|\.)xn--/.test(url.hostname) ? url.host : null;
  const claim = parse(`https://${claimed}`)?.hostname ?? '';
  const isTrue = withoutWww(url.hostname) === withoutWww(claim);
  return isTrue && !looksLikeAnother(claimed) ? null : url.host;
}

/** Letters of other scripts that look like Latin ones. */
const lookalikes = /^[аеорсухіјѕӏһԁԛԝгᴦαοορυνικτχςԍѵӡ\d-]+$/u;

/** Whether a name has a part of several alphabets, or one whose letters could all be taken for Latin ones. */
function looksLikeAnother(name: string): boolean {
  return name.split('.').some((part) => {
    const letters = part.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu, '');
    const isLatin = /\p{Script=Latin}/u.test(letters);
    const isOther = /(?!\p{Script=Latin})\p{L}/u.test(letters);
    return isOther && (isLatin || lookalikes.test(letters.toLowerCase()));
  });
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
