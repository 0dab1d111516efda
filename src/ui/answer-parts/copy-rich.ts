import { richHtml } from './rich-html.js';
import { copyText } from '../../platform/clipboard.js';

/**
 * Puts an answer on the clipboard as formatted text, with `text` for who takes plain text. Where the browser knows
 * plain text only, that. Never rejects.
 */
export async function copyRich(shown: Element, text: string): Promise<boolean> {
  const html = richHtml(shown);
  try {
    const kinds = { 'text/html': html, 'text/plain': text };
    const blobs = Object.entries(kinds).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyText(text, html);
  }
}
