import type { ExtendedSyntax } from '../extended-syntax.js';
import { marksIn, marksOfBlock } from '../limits.js';
import { continuesCode, startFencedCode, startIndentedCode } from './blocks/code-block.js';
import { growingStart, takeStart } from './blocks/paragraph-start.js';
import { addFormulaLine, formulaNode, startFormula } from './blocks/formula-block.js';
import { continuesHtml, startHtml } from './blocks/html-block.js';
import { addSourceLine, sourceNode, withText } from './blocks/source-block.js';
import { addRow, likelyTable, startTable, tableNode } from './blocks/table.js';
import { findUnknownName } from './inlines/entities.js';
import { endBrackets } from './inlines/brackets.js';
import { readInline } from './inlines/read-inline.js';
import { numberFootnotes, startFootnote } from './footnotes.js';
import { TabbedLine } from './tabbed-line.js';
import { References } from './references.js';

/** The extended syntax, in the order of precedence of the specification. */
export function createExtendedSyntax(): ExtendedSyntax {
  const references = new References();
  return {
    lineOf: (text) => (text.includes('\t') ? new TabbedLine(text) : undefined),

    startBlock(state, line, reading) {
      if (line.isLong) return startIndentedCode(line, reading) ?? startFootnote(state.open, line, reading);
      return (
        startFencedCode(line, reading) ??
        startHtml(line, reading) ??
        startIndentedCode(line, reading) ??
        startFootnote(state.open, line, reading) ??
        startFormula(state, line, reading) ??
        startTable(line, reading, state.lookup)
      );
    },

    continuesBlock(block, line) {
      if (block.kind !== 'source') return !line.isBlank;
      return block.type === 'code' ? continuesCode(block, line) : continuesHtml(block, line);
    },

    addLine(block, line, state) {
      if (block.kind === 'source') return addSourceLine(block, line, state.line);
      if (block.kind === 'formula') return addFormulaLine(block, line, state);
      addRow(block, line, state.lookup, !state.isTrial, state.line);
      state.marks += marksOfBlock * block.align.length + marksIn(line.text);
      return false;
    },

    addText(block, text) {
      if (block.kind === 'source') block.pieces = withText(block.pieces, text);
      else if (block.kind === 'table') block.rest = withText(block.rest, text);
    },

    nodeOf(block, lookup, hasEnded) {
      if (block.kind === 'source') return sourceNode(block, hasEnded);
      return block.kind === 'table' ? tableNode(block, hasEnded) : formulaNode(block, lookup, hasEnded);
    },

    likelyTable,
    takeStart(paragraph, isTrial) {
      takeStart(paragraph, isTrial, (label, definition) => !isTrial && references.define(label, definition));
    },
    growingStart,
    wait: (misses, text) => references.wait(misses, text),
    flush: (budget) => references.flush(budget),
    readInline: (scan, at) => readInline(scan, at, references),
    endInlines: endBrackets,
    numberFootnotes,
    findUnreadable: findUnknownName,
  };
}
