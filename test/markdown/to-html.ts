import { itemsOf, type Groups } from '../../src/markdown/groups.js';
import { definitionsOf } from '../../src/markdown/extended/footnotes.js';
import type { BlockNode, FootnoteNode, FormulaNode, InlineNode } from '../../src/markdown/nodes.js';

/** The footnotes of a document. */
interface Notes {
  readonly footnotes: Groups<FootnoteNode>;
  readonly noteNumbers: ReadonlyMap<string, number> | undefined;
}

/** The tree as the HTML that the specification's examples are written in. Only tests turn a tree into HTML. */
export function toHtml(blocks: Groups<BlockNode>, notes?: Notes): string {
  const { footnotes, noteNumbers } = notes ?? { footnotes: [], noteNumbers: new Map<string, number>() };
  return (blocksToHtml(blocks, false) + notesToHtml(footnotes, noteNumbers)).replace(
    /\uE000([^\uE001]*)\uE001/g,
    (_, label: string) => markToHtml(label, noteNumbers),
  );
}

function markToHtml(label: string, numbers: ReadonlyMap<string, number> | undefined): string {
  if (!numbers) return `<sup>${escape(label)}</sup>`;
  const number = numbers.get(label);
  if (number === undefined) return `[^${escape(label)}]`;
  return `<sup class="footnote-ref"><a href="#fn${number}" id="fnref${number}">${number}</a></sup>`;
}

function notesToHtml(footnotes: Groups<FootnoteNode>, numbers: ReadonlyMap<string, number> | undefined): string {
  const defined = definitionsOf(footnotes);
  const items = [...(numbers ?? [])].map(([label, number]) => {
    const inner = blocksToHtml(defined.get(label)?.children ?? [], false);
    const back = `<a href="#fnref${number}" class="footnote-backref">↩</a>`;
    const text = inner.endsWith('</p>\n') ? `${inner.slice(0, -5)} ${back}</p>\n` : `${inner}${back}\n`;
    return `<li id="fn${number}">\n${text}</li>\n`;
  });
  return items.length ? `<section class="footnotes">\n<ol>\n${items.join('')}</ol>\n</section>\n` : '';
}

function blocksToHtml(blocks: Groups<BlockNode>, isTight: boolean): string {
  return itemsOf(blocks)
    .map((block) => blockToHtml(block, isTight))
    .join('');
}

function blockToHtml(block: BlockNode, isTight: boolean): string {
  switch (block.type) {
    case 'paragraph': {
      const box =
        block.isDone === undefined ? '' : `<input type="checkbox"${block.isDone ? ' checked=""' : ''} disabled="" /> `;
      const text = box + inlinesToHtml(itemsOf(block.text.children));
      return isTight ? `${text}\n` : `<p>${text}</p>\n`;
    }
    case 'heading':
      return `<h${block.level}>${inlinesToHtml(itemsOf(block.text.children))}</h${block.level}>\n`;
    case 'plain':
      return `<p>${escape(block.pieces.join(''))}</p>\n`;
    case 'thematic-break':
      return '<hr />\n';
    case 'code': {
      const language = block.info.split(/\s/)[0] ?? '';
      const code = block.pieces.length ? `${block.pieces.join('')}\n` : '';
      return `<pre><code${language ? ` class="language-${escape(language)}"` : ''}>${escape(code)}</code></pre>\n`;
    }
    case 'html':
      return `${block.pieces.join('')}\n`;
    case 'block-quote':
      return `<blockquote>\n${blocksToHtml(block.children, false)}</blockquote>\n`;
    case 'list': {
      const items = itemsOf(block.children).map((item) => {
        const inner = item.type === 'item' ? blocksToHtml(item.children, block.isTight) : '';
        // A tight item's text stands right behind its tag.
        const lines = block.isTight && !/^<(?:ul|ol|pre|h\d|blockquote|hr|table)/.test(inner) ? inner : `\n${inner}`;
        return `<li>${lines}</li>\n`;
      });
      const start = block.start === undefined || block.start === 1 ? '' : ` start="${block.start}"`;
      return block.start === undefined ? `<ul>\n${items.join('')}</ul>\n` : `<ol${start}>\n${items.join('')}</ol>\n`;
    }
    case 'table': {
      const row = (cells: readonly string[], tag: string): string =>
        `<tr>\n${block.align
          .map((align, i) => `<${tag}${align ? ` align="${align}"` : ''}>${cells[i] ?? ''}</${tag}>\n`)
          .join('')}</tr>\n`;
      const texts = (cells: typeof block.header): string[] =>
        cells.map((cell) => inlinesToHtml(itemsOf(cell.children)));
      const body = itemsOf(block.rows).map((cells) => row(texts(cells), 'td'));
      const rows = body.length ? `<tbody>\n${body.join('')}</tbody>\n` : '';
      const rest = block.rest.length ? `<pre>${escape(block.rest.join(''))}</pre>\n` : '';
      return `<table>\n<thead>\n${row(texts(block.header), 'th')}</thead>\n${rows}</table>\n${rest}`;
    }
    case 'formula':
      return formula(block);
    case 'item':
      return '';
  }
}

function inlinesToHtml(nodes: readonly InlineNode[]): string {
  return nodes.map(inlineToHtml).join('');
}

const tags = { emphasis: 'em', strong: 'strong', strikethrough: 'del' } as const;

function inlineToHtml(node: InlineNode): string {
  if (typeof node === 'string') return escape(node);
  switch (node.type) {
    case 'code':
      return `<code>${escape(node.text)}</code>`;
    case 'html':
      return node.text;
    case 'hard-break':
      return '<br />\n';
    case 'link':
      return `<a href="${address(node.href)}"${title(node.title)}>${inlinesToHtml(node.children)}</a>`;
    case 'formula':
      return formula(node);
    case 'footnote-reference':
      return `\uE000${node.label}\uE001`;
    case 'image':
      return `<img src="${address(node.src)}" alt="${escape(node.alt)}"${title(node.title)} />`;
    default:
      return `<${tags[node.type]}>${inlinesToHtml(node.children)}</${tags[node.type]}>`;
  }
}

function formula({ text, isBlock, isWhole }: FormulaNode): string {
  const name = `formula${isBlock ? ' block' : ''}${isWhole ? '' : ' half'}`;
  return `<code class="${name}">${escape(text)}</code>`;
}

function title(text: string): string {
  return text ? ` title="${escape(text)}"` : '';
}

function address(href: string): string {
  const encoded = href.replace(/%(?![\da-f]{2})|[^\w%!#$&'()*+,./:;=?@~-]+/gi, (part) => {
    return part === '%' ? '%25' : encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(part)));
  });
  return escape(encoded);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** HTML without the differences that have no meaning: space between blocks, the order and quoting of attributes. */
export function normalHtml(html: string): string {
  return html
    .replaceAll('&#39;', "'")
    .replace(/ ?\/>/g, '>')
    .replace(/<(t[hd]) style="text-align:(\w+)">/g, '<$1 align="$2">')
    .replace(
      /<input ([^>]*)>/g,
      (_, attributes: string) => `<input ${attributes.trim().split(/\s+/).sort().join(' ')}>`,
    )
    .replaceAll('<s>', '<del>')
    .replaceAll('</s>', '</del>')
    .replace(/(<pre>[^]*?<\/pre>)|\s*\n\s*/g, (_, pre?: string) => pre ?? '\n')
    .replace(/\n*(<\/?(?:p|ul|ol|li|blockquote|h\d|hr|table|thead|tbody|tr|t[hd]|pre)\b[^>]*>)\n*/g, '$1')
    .trim();
}
