import { harmlessCell } from '../../../core/spreadsheet-cell.js';

/** Element on the screen → element in the copy. Of all others the text alone is copied. */
const tags: Readonly<Record<string, string>> = {
  a: 'a',
  blockquote: 'blockquote',
  br: 'br',
  code: 'code',
  del: 's',
  em: 'em',
  h3: 'h1',
  h4: 'h2',
  h5: 'h3',
  h6: 'h4',
  hr: 'hr',
  li: 'li',
  ol: 'ol',
  p: 'p',
  pre: 'pre',
  strong: 'strong',
  table: 'table',
  tbody: 'tbody',
  td: 'td',
  th: 'th',
  thead: 'thead',
  tr: 'tr',
  ul: 'ul',
};
const empty = new Set(['br', 'hr']);
/** Our own controls within an answer, and words that only they need. */
const controls = 'button:not(.mark), .code-head, .table-tools, .unseen, .host, annotation, svg';

/**
 * The blocks of an answer, as they stand on the screen, as HTML for other programs. Written from an allow-list of
 * elements, so that nothing comes along but what this names.
 */
export function richHtml(shown: Element): string {
  return childrenOf(shown);
}

function childrenOf(node: Node): string {
  return Array.from(node.childNodes, htmlOf).join('');
}

function htmlOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.nodeValue ?? '');
  if (!(node instanceof Element) || node.matches(controls)) return '';
  if (node.matches('.mark')) return `[${escaped(node.textContent)}]`;
  if (node instanceof HTMLInputElement) return node.checked ? '☑ ' : '☐ ';
  if (node instanceof HTMLImageElement) return escaped(node.alt);
  const tag = tags[node.localName];
  if (!tag) return childrenOf(node);
  if (empty.has(tag)) return `<${tag}>`;
  // Spreadsheets take tables as HTML, too.
  const isFormula = /^t[dh]$/.test(tag) && harmlessCell(node.textContent) !== node.textContent;
  return `<${tag}${attributesOf(node)}>${isFormula ? "'" : ''}${childrenOf(node)}</${tag}>`;
}

function attributesOf(node: Element): string {
  if (node instanceof HTMLAnchorElement) return ` href="${escaped(node.href)}"`;
  const direction = node.getAttribute('dir');
  const start = node instanceof HTMLOListElement && node.start !== 1 ? ` start="${node.start}"` : '';
  return direction === 'rtl' ? `${start} dir="rtl"` : start;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
