import { closeTo, newState, trialState } from './blocks/block-state.js';
import { isExtendedBlock, type OpenBlock } from './blocks/open-block.js';
import { openNodes, type DocumentNodes } from './blocks/open-nodes.js';
import { readLine } from './blocks/read-line.js';
import { addPlainText, splitLongParagraph } from './blocks/long-text.js';
import { isCertainlyText, isUndecided } from './blocks/unfinished-line.js';
import type { Groups } from './groups.js';
import { longestLine } from './limits.js';
import { Line } from './line.js';
import type { BlockLookup } from './blocks/block-syntax.js';
import type { ExtendedSyntax } from './extended-syntax.js';
import type { BlockNode, FootnoteNode } from './nodes.js';

/** Reads markdown as it comes. Every character is read once, and a few at the end again at each delta. */
export interface MarkdownParser {
  append(text: string): void;
  /** No more text comes. The half-written end is now read as the specification says; later text is ignored. */
  end(): void;
  /** The blocks of the text so far. Those that have ended are the same objects at every reading. */
  readonly blocks: Groups<BlockNode>;
  /** The definitions of footnotes so far, in their order. */
  readonly footnotes: Groups<FootnoteNode>;
  /** The numbers of footnotes, once the text is whole; a label without one was never defined. */
  readonly noteNumbers: ReadonlyMap<string, number> | undefined;
  /** Whether something was nested deeper than it is read; it is shown as text. */
  readonly isCut: boolean;
  /** From here on, the extended syntax is read, too. */
  use(syntax: ExtendedSyntax): void;
}

export interface MarkdownParserInit {
  /** Characters of a growing paragraph that are worth settling. Tests set 1. Default: 256. */
  settleAfter?: number;
}

/** Below this many characters, what is open is read again at every delta. */
const cheap = 4096;

export function createMarkdownParser(init: MarkdownParserInit = {}): MarkdownParser {
  let extended: ExtendedSyntax | undefined;
  const lookup = lookupFor(false);
  const state = newState(lookup);
  const settleAfter = init.settleAfter ?? 256;
  /** The last line as far as it came, unless its beginning was already read as text. */
  let rest = '';
  let isFlowing = false;
  let hasReturn = false;
  /** The first half of a character whose second has not come. */
  let half = '';
  let hasEnded = false;
  let length = 0;
  let noteNumbers: ReadonlyMap<string, number> | undefined;
  let shown: { nodes: DocumentNodes; length: number; tip: OpenBlock | undefined; cost: number } = {
    nodes: { blocks: [], footnotes: [] },
    length: 0,
    tip: undefined,
    cost: 0,
  };

  function lookupFor(isTrial: boolean): BlockLookup {
    return {
      isTrial,
      get extended() {
        return extended;
      },
    };
  }

  function lineOf(text: string): Line {
    return extended?.lineOf(text) ?? new Line(text);
  }

  function addToLine(text: string): void {
    const tip = state.open.at(-1);
    if (!isFlowing) {
      rest += text;
      if (rest.length <= longestLine && ((tip && isExtendedBlock(tip) && !flows(tip)) || !isCertainlyText(rest)))
        return;
      readLine(state, lineOf(rest));
      rest = '';
      isFlowing = true;
    } else if (tip?.kind === 'paragraph') {
      tip.tail += text;
      splitLongParagraph(state);
    } else if (tip?.kind === 'plain') {
      addPlainText(state, text, false);
    } else if (tip && isExtendedBlock(tip)) {
      extended?.addText(tip, text);
    }
  }

  function addText(text: string): void {
    if (!text) return;
    let start = hasReturn && text.startsWith('\n') ? 1 : 0;
    hasReturn = text.endsWith('\r');
    const clean = text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
    for (const match of clean.matchAll(/\r\n?|\n/g)) {
      if (match.index < start) continue;
      addToLine(clean.slice(start, match.index));
      endLine();
      start = match.index + match[0].length;
    }
    if (start < clean.length) addToLine(clean.slice(start));
  }

  function endLine(): void {
    if (!isFlowing) readLine(state, lineOf(rest));
    rest = '';
    isFlowing = false;
  }

  function read(): DocumentNodes {
    const tip = state.open.at(-1);
    if (isFlowing || !rest || isUndecided(rest, tip?.kind === 'source')) return openNodes(state, settleAfter);
    const trial = trialState(state, lookupFor(true));
    readLine(trial, lineOf(rest));
    return openNodes(trial, settleAfter);
  }

  return {
    append(text) {
      if (hasEnded || !text) return;
      length += text.length;
      const joined = half + text;
      half = /[\uD800-\uDBFF]$/.exec(joined)?.[0] ?? '';
      addText(half ? joined.slice(0, -1) : joined);
    },

    end() {
      if (hasEnded) return;
      addText(half);
      if (rest) endLine();
      closeTo(state, 1);
      hasEnded = true;
      extended?.flush(Infinity);
      shown = { nodes: openNodes(state, settleAfter), length, tip: undefined, cost: 0 };
      noteNumbers = extended?.numberFootnotes(shown.nodes.blocks, shown.nodes.footnotes);
    },

    get blocks() {
      return nodes().blocks;
    },

    get noteNumbers() {
      return noteNumbers;
    },

    get isCut() {
      return state.isCut;
    },

    get footnotes() {
      return nodes().footnotes;
    },

    use(syntax) {
      extended = syntax;
    },
  };

  function nodes(): DocumentNodes {
    const tip = state.open.at(-1);
    const isDue = tip !== shown.tip || length - shown.length > shown.cost / 16;
    if (hasEnded || shown.length === length || !isDue) return shown.nodes;
    extended?.flush(4 * length + 65_536);
    const nodes = read();
    const tail = tip?.kind === 'paragraph' ? tip.tail.length : 0;
    const cost = tail + rest.length;
    // A long text that cannot be settled is read again only when it has grown in proportion.
    shown = { nodes, length, tip, cost: cost < cheap ? 0 : cost };
    return nodes;
  }
}

/** Whether a line of a block can be added to piece by piece. HTML may end in the middle of one. */
function flows(block: OpenBlock): boolean {
  return block.kind === 'source' && block.type === 'code';
}
