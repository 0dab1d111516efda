import type { InlineNode } from '../nodes.js';
import { noteBoundary } from './boundary.js';
import { buildNodes } from './build-nodes.js';
import { readCodeSpan } from './code-span.js';
import { readDelimiters } from './delimiters.js';
import { readBackslashEscape, readLineEnding } from './hard-break.js';
import { Scan, type InlineSource, type Misses, type Part } from './scan.js';
import { hideHalfMarks } from './unfinished-end.js';

/** Inline syntax beyond that of plain answers. */
export interface InlineSyntax {
  /** Reads what begins at a special character. Returns where it ends, or 0 where the character is text. */
  readInline(scan: Scan, at: number): number;
  /** Settles what is still open at the end of the text. */
  endInlines(scan: Scan): void;
}

export interface InlineReading {
  /** Nodes that no later text can change, and where they end. Only of text that is not whole. */
  readonly settled: readonly InlineNode[];
  readonly settledTo: number;
  /** The rest. */
  readonly nodes: readonly InlineNode[];
}

const special = /[\\`*_~[\]!<&:@$\n]|www\./gi;

/**
 * Reads the inline markup of a text, each character once.
 *
 * @see https://spec.commonmark.org/0.31.2/#phase-2-inline-structure
 * @param settleAfter the fewest characters worth settling
 */
export function readInlines(
  source: InlineSource,
  extended: InlineSyntax | undefined,
  misses: Misses,
  settleAfter = Infinity,
): InlineReading {
  const scan = new Scan(source, misses);
  const { text, parts } = scan;

  // Read what begins at each special character.
  const end = scan.isWhole ? text.length : hideHalfMarks(text);
  for (let position = 0; ;) {
    special.lastIndex = position;
    const match = special.exec(text);
    const at = match && match.index < end ? match.index : end;
    noteBoundary(scan, position, at);
    if (!match || at === end) break;
    position = extended?.readInline(scan, at) || read(scan, at) || at + 1;
  }
  scan.flush(end, end);
  extended?.endInlines(scan);

  // Make the tree: in two parts where the first cannot change any more.
  const { boundary } = scan;
  if (!boundary || boundary.position < settleAfter) {
    return { settled: [], settledTo: 0, nodes: buildNodes(parts, scan) };
  }
  const cut = boundary.position - boundary.partStart;
  const part = parts[boundary.part];
  const held = typeof part === 'string' ? part : '';
  const before: Part[] = [...parts.slice(0, boundary.part), held.slice(0, cut)];
  const after: Part[] = [held.slice(cut), ...parts.slice(boundary.part + 1)];
  return { settled: buildNodes(before, scan), settledTo: boundary.position, nodes: buildNodes(after, scan) };
}

/** Reads what begins with the special character at a place. Returns where it ends, or 0 where the character is text. */
function read(scan: Scan, at: number): number {
  switch (scan.text[at]) {
    case '\\':
      return readBackslashEscape(scan, at);
    case '`':
      return readCodeSpan(scan, at);
    case '*':
    case '_':
    case '~':
      return readDelimiters(scan, at);
    case '\n':
      return readLineEnding(scan, at);
    default:
      return 0;
  }
}
