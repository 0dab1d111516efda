import { deepestInline } from '../limits.js';
import type { InlineNode, SpanType } from '../nodes.js';
import type { Delimiter } from './delimiters.js';
import type { Bracket, Part, Scan } from './scan.js';
import { isNear } from './unfinished-end.js';

/** A span whose end has not been met. */
interface Frame {
  readonly children: InlineNode[];
  /** Undefined for what adds nothing to its children. */
  readonly wrap: SpanType | Bracket | undefined;
}

/** Makes a tree of the parts, by the marks on them. */
export function buildNodes(parts: readonly Part[], scan: Scan): readonly InlineNode[] {
  const root: InlineNode[] = [];
  const frames: Frame[] = [];
  // At the end of a growing text, a span that was begun and not ended is shown as if it ended there.
  const half = new Set(scan.isWhole ? [] : scan.delimiters.filter((run) => isNear(scan.text, run.start)));
  let children = root;

  function addText(text: string): void {
    const last = children.at(-1);
    if (!text) return;
    if (typeof last === 'string') children[children.length - 1] = last + text;
    else children.push(text);
  }

  function open(wrap: SpanType | Bracket): void {
    const isHidden = frames.length >= deepestInline || (typeof wrap === 'object' && wrap.isHalf);
    if (!isHidden) children = [];
    frames.push({ children, wrap: isHidden ? undefined : wrap });
  }

  function close(): void {
    const frame = frames.pop();
    children = frames.at(-1)?.children ?? root;
    const wrap = frame?.wrap;
    if (!frame || !wrap) return;
    const node = typeof wrap === 'string' ? { type: wrap, children: frame.children } : wrap.wrap?.(frame.children);
    if (node) children.push(node);
  }

  for (const part of parts) {
    if (typeof part === 'string') addText(part);
    else if ('type' in part) children.push(part);
    else if (part.kind === 'link-end') close();
    else if (part.kind === 'bracket') {
      if (part.wrap || part.isHalf) open(part);
      else addText(part.text);
    } else {
      for (let i = 0; i < part.closes; i++) close();
      const spans = half.has(part) ? halfSpans(part) : [];
      if (spans.length) spans.forEach(open);
      else addText(part.char.repeat(part.left));
      for (const type of part.opens.toReversed()) open(type);
    }
  }
  while (frames.length) close();
  return root;
}

function halfSpans({ char, left }: Delimiter): SpanType[] {
  if (char === '~') return ['strikethrough'];
  return left === 1 ? ['emphasis'] : left === 2 ? ['strong'] : ['emphasis', 'strong'];
}
