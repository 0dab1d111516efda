import { closeTo, newState, trialState } from './blocks/block-state.js';
import type { OpenBlock } from './blocks/open-block.js';
import { openNodes } from './blocks/open-nodes.js';
import { readLine } from './blocks/read-line.js';
import { withText } from './blocks/source-pieces.js';
import { isCertainlyText, isUndecided } from './blocks/unfinished-line.js';
import type { Groups } from './groups.js';
import { Line } from './line.js';
import type { BlockNode } from './nodes.js';
import { References, type CharacterNames } from './references.js';

/** Reads markdown as it comes. Every character is read once, and a few at the end again at each delta. */
export interface MarkdownParser {
  append(text: string): void;
  /** No more text comes. What was half written is now read as the specification says; later text is ignored. */
  end(): void;
  /** The blocks of the text so far. Those that have ended are the same objects at every reading. */
  readonly blocks: Groups<BlockNode>;
}

export interface MarkdownParserInit {
  /** Where the names of characters beyond the common ones come from. */
  loadNames?: () => CharacterNames | Promise<CharacterNames>;
  /** Characters of a growing paragraph that are worth settling. Tests set 1. Default: 256. */
  settleAfter?: number;
}

/** Below this many characters, what is open is read again at every delta. */
const cheap = 4096;

export function createMarkdownParser(init: MarkdownParserInit = {}): MarkdownParser {
  const references = new References(init.loadNames ?? loadNames);
  const state = newState(references);
  const settleAfter = init.settleAfter ?? 256;
  /** The last line as far as it came, unless its beginning was already read as text. */
  let rest = '';
  let isFlowing = false;
  let hasReturn = false;
  let hasEnded = false;
  let length = 0;
  let shown: { blocks: Groups<BlockNode>; length: number; tip: OpenBlock | undefined; cost: number } = {
    blocks: [],
    length: 0,
    tip: undefined,
    cost: 0,
  };

  function addToLine(text: string): void {
    const tip = state.open.at(-1);
    if (!isFlowing) {
      rest += text;
      if (tip?.kind === 'table' || isHtml(tip) || !isCertainlyText(rest)) return;
      readLine(state, new Line(rest));
      rest = '';
      isFlowing = true;
    } else if (tip?.kind === 'paragraph') {
      tip.tail += text;
    } else if (tip?.kind === 'source') {
      tip.pieces = withText(tip.pieces, text);
    }
  }

  function endLine(): void {
    if (!isFlowing) readLine(state, new Line(rest));
    rest = '';
    isFlowing = false;
  }

  function read(): Groups<BlockNode> {
    const tip = state.open.at(-1);
    if (isFlowing || !rest || isUndecided(rest, tip?.kind === 'source')) return openNodes(state, settleAfter);
    const trial = trialState(state, references.trial);
    readLine(trial, new Line(rest));
    return openNodes(trial, settleAfter);
  }

  return {
    append(text) {
      if (hasEnded || !text) return;
      length += text.length;
      let start = hasReturn && text.startsWith('\n') ? 1 : 0;
      hasReturn = text.endsWith('\r');
      const clean = text.replaceAll('\0', '\uFFFD');
      for (const match of clean.matchAll(/\r\n?|\n/g)) {
        if (match.index < start) continue;
        addToLine(clean.slice(start, match.index));
        endLine();
        start = match.index + match[0].length;
      }
      if (start < clean.length) addToLine(clean.slice(start));
    },

    end() {
      if (hasEnded) return;
      if (rest) endLine();
      closeTo(state, 1);
      hasEnded = true;
      references.flush(Infinity);
      shown = { blocks: openNodes(state, settleAfter), length, tip: undefined, cost: 0 };
    },

    get blocks() {
      const tip = state.open.at(-1);
      const isDue = tip !== shown.tip || length - shown.length > shown.cost / 16;
      if (hasEnded || shown.length === length || !isDue) return shown.blocks;
      references.flush(4 * length + 65_536);
      const blocks = read();
      const tail = tip?.kind === 'paragraph' ? tip.tail.length : 0;
      const cost = tail + rest.length;
      // A long text that cannot be settled is read again only when it has grown in proportion.
      shown = { blocks, length, tip, cost: cost < cheap ? 0 : cost };
      return blocks;
    },
  };
}

/** HTML may end in the middle of a line. */
function isHtml(block: OpenBlock | undefined): boolean {
  return block?.kind === 'source' && block.type === 'html';
}

async function loadNames(): Promise<CharacterNames> {
  const { htmlNames } = await import('./inlines/html-names.js');
  return htmlNames();
}
