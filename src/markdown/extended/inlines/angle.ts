import { delimited, scanTag } from './raw-html.js';
import type { Scan } from '../../inlines/scan.js';

// eslint-disable-next-line no-control-regex
const address = /<([a-z][a-z\d.+-]{1,31}:[^<>\x00-\x20]*)>/iy;
const email =
  /<([\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*)>/iy;
const halfAddress = /<[a-z][^<>\s]*$/iy;

/**
 * An address in angle brackets, or raw HTML.
 *
 * @see https://spec.commonmark.org/0.31.2/#autolinks
 * @see https://spec.commonmark.org/0.31.2/#raw-html
 */
export function readAngle(scan: Scan, at: number): number {
  const { text } = scan;
  const link = matchAt(address, text, at);
  const mail = link ? undefined : matchAt(email, text, at);
  const shown = (link ?? mail)?.[1];
  if (shown !== undefined) {
    const href = mail ? `mailto:${shown}` : shown;
    return scan.add({ type: 'link', href, title: '', children: [shown] }, at, at + shown.length + 2);
  }
  const end = htmlEnd(scan, at);
  if (end > 0) return scan.add({ type: 'html', text: text.slice(at, end) }, at, end);
  if (end === -2 || (!scan.isWhole && matchAt(halfAddress, text, at))) scan.isUncertain = true;
  return 0;
}

function htmlEnd(scan: Scan, at: number): number {
  const { text, absent } = scan;
  const other = delimited.find(([start]) => matchAt(start, text, at));
  if (!other) return scanTag(text, at);
  const [start, close] = other;
  if (close === '-->' && (text.startsWith('>', at + 4) || text.startsWith('->', at + 4))) {
    return text.indexOf('>', at) + 1;
  }
  if (absent.has(close)) return -2;
  const end = text.indexOf(close, start.lastIndex);
  if (end >= 0) return end + close.length;
  absent.add(close);
  return -2;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
