import type { Scan } from '../../inlines/scan.js';

// An address stands on its own: what comes before must not look like a part of it.
const joinedBefore = /[a-z\d./\\@<]/i;
const scheme = /(?:https?|ftp)$/i;
const emailScheme = /(?:mailto|xmpp):$/i;
const emailDomain = /[\w-]*[a-z\d](?:\.[a-z\d][\w-]*)+/iy;
const host = /[\p{L}\p{N}\p{M}\p{So}_.-]*/uy;
// Signs of East Asian writing end an address; models write them right behind it.
const addressEnd = /[\s<\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/g;
const trailing = /[?!.,:*_~'"]$/;
const trailingEntity = /&[a-z\d]+;$/i;

/**
 * `https://…` in plain text.
 *
 * @see https://github.github.com/gfm/#autolinks-extension-
 */
export function readUrl(scan: Scan, at: number): number {
  if (!scan.text.startsWith('//', at + 1)) return 0;
  const name = scheme.exec(scan.text.slice(Math.max(scan.textStart, at - 5), at))?.[0];
  return name ? addAddress(scan, at - name.length, at + 3, '') : 0;
}

/** `www.…` in plain text. */
export function readWww(scan: Scan, at: number): number {
  return addAddress(scan, at, at, 'http://');
}

/** `name@example.org` in plain text. */
export function readEmail(scan: Scan, at: number): number {
  const { text } = scan;
  let start = at;
  while (start > scan.textStart && /[\w.+-]/.test(text.charAt(start - 1))) start--;
  emailDomain.lastIndex = at + 1;
  const domain = start < at && emailDomain.exec(text)?.[0];
  if (!domain) return 0;
  const end = at + 1 + domain.length;
  if (/[-_]$/.test(domain) || text[end] === '@' || joinedBefore.test(scan.before(start))) return 0;
  const prefix = emailScheme.exec(text.slice(Math.max(scan.textStart, start - 7), start))?.[0] ?? '';
  const shown = text.slice(start - prefix.length, end);
  return scan.add(
    { type: 'link', href: prefix ? shown : `mailto:${shown}`, title: '', children: [shown] },
    start - prefix.length,
    end,
  );
}

/** @param hostStart where the host's name begins */
function addAddress(scan: Scan, start: number, hostStart: number, prefix: string): number {
  if (joinedBefore.test(scan.before(start))) return 0;
  host.lastIndex = hostStart;
  const name = host.exec(scan.text)?.[0].replace(/\.+$/, '') ?? '';
  const labels = name.split('.');
  // Underscores are no part of a domain that anyone can register.
  if (!name || labels.slice(-2).some((label) => label.includes('_')) || (prefix && labels.length < 2)) return 0;
  const end = trimmedEnd(scan.text, hostStart + name.length, untrimmedEnd(scan, hostStart + name.length));
  const shown = scan.text.slice(start, end);
  return scan.add({ type: 'link', href: prefix + shown, title: '', children: [shown] }, start, end);
}

/** Within brackets an address ends with them, for they may be those of a link. */
function untrimmedEnd({ text, brackets }: Scan, from: number): number {
  addressEnd.lastIndex = from;
  const end = addressEnd.exec(text)?.index ?? text.length;
  const bracket = brackets.length ? text.indexOf(']', from) : -1;
  return bracket >= 0 && bracket < end ? bracket : end;
}

/** Punctuation at the end belongs to the sentence, and so does a closing parenthesis without its partner. */
function trimmedEnd(text: string, from: number, end: number): number {
  let open = 0;
  for (let i = from; i < end; i++) open += text[i] === '(' ? 1 : text[i] === ')' ? -1 : 0;
  let last = end;
  for (; last > from; last--) {
    const char = text.charAt(last - 1);
    if (char === ')') {
      if (open >= 0) break;
      open++;
    } else if (char === ';') {
      const entity = trailingEntity.exec(text.slice(Math.max(from, last - 34), last))?.[0];
      last -= entity ? entity.length - 1 : 0;
    } else if (!trailing.test(char)) {
      break;
    }
  }
  return last;
}
