import { createCodeTracker } from './code-tracker.js';

/** Takes a piece of the answer or of the reasoning. */
export type Say = (type: 'delta' | 'reasoning', text: string) => void;

/** Reads the text of an answer, cut anywhere, and takes out what is not meant as answer. */
export interface ReasoningTags {
  push(text: string): void;
  /** No more text comes. After a proper end, a block that never closed is given back as answer. */
  end(isProper: boolean): void;
}

/** A block whose end has not come. */
interface Block {
  readonly opening: string;
  /** In small letters. */
  readonly closing: string;
  /** Told piece by piece, as a whole at its end (as reasoning, as answer, or as code of the answer), or not at all. */
  readonly kind: 'thought' | 'details' | 'answer' | 'code' | 'dropped';
  /** Of code. */
  readonly language?: string;
  content: string;
  isBlank: boolean;
}

const opening =
  /^(?:<(think|thinking|reason|reasoning|thought|details|code_interpreter)(\s[^>]*)?>|<\|begin_of_thought\|>|◁think▷|<\|(?:begin|end)_of_solution\|>)/i;
const beginnings = [
  '<think',
  '<reason',
  '<thought',
  '<details ',
  '<code_interpreter',
  '<|begin_of_',
  '<|end_of_',
  '◁think▷',
];
/** Attributes longer than this many characters are none. */
const longestTag = 100_000;

/**
 * Models and pipes write reasoning into the text, in tags: `<think>` and its kin, and the `<details>` blocks of older
 * Open WebUI, which also hold tool calls that were already made. Reasoning is told apart, tool calls are dropped. A
 * tag in code is text; so is a block that never closes, which is found out at the end.
 *
 * @param before the text of the answer that was told already, in which there was nothing to take out
 */
export function createReasoningTags(say: Say, before = ''): ReasoningTags {
  const code = createCodeTracker();
  code.add(before);
  let held = '';
  /** How many characters ago the last tag ended: looking for an end where there is none takes long in long texts. */
  let sinceEnd = Infinity;
  let block: Block | undefined;
  let hasAnswer = /\S/.test(before);
  let hasReasoning = false;
  let isAfterBlock = false;

  function answer(text: string): void {
    const shown = isAfterBlock && !hasAnswer ? text.trimStart() : text;
    if (!shown) return;
    hasAnswer ||= /\S/.test(shown);
    code.add(shown);
    say('delta', shown);
  }

  function reason(text: string, isFirst: boolean): void {
    const shown = isFirst ? text.trimStart() : text;
    if (!shown) return;
    say('reasoning', isFirst && hasReasoning ? `\n\n${shown}` : shown);
    hasReasoning = true;
  }

  /** Reads on in the answer; false where more text is needed to go on. */
  function readAnswer(): boolean {
    const at = held.search(/[<◁]/);
    answer(at < 0 ? held : held.slice(0, at));
    held = at < 0 ? '' : held.slice(at);
    const hasEnd = held.length >= sinceEnd;
    if (!held || (!hasEnd && mayOpen(held) && !code.isInCode)) return false;
    const found = hasEnd && !code.isInCode ? opening.exec(held) : null;
    block = found ? blockOf(found) : undefined;
    const length = found && (block || found[0].includes('_sol')) ? found[0].length : 0;
    if (!length) answer(held.charAt(0));
    held = held.slice(length || 1);
    return true;
  }

  /** Reads on in the block; false where more text is needed to go on. */
  function readBlock(open: Block): boolean {
    const { closing } = open;
    const at = held.search(new RegExp(closing.replaceAll('|', '\\|'), 'i'));
    const end = at < 0 ? held.length - overlap(held, closing) : at;
    take(open, held.slice(0, end));
    held = held.slice(at < 0 ? end : end + closing.length);
    if (at < 0) return false;
    tellDetails(open);
    block = undefined;
    isAfterBlock = true;
    return true;
  }

  function take(open: Block, text: string): void {
    open.content += text;
    if (open.kind === 'thought') reason(text, open.isBlank);
    open.isBlank &&= !/\S/.test(text);
  }

  function tellDetails({ kind, content, language = '' }: Block): void {
    if (kind === 'details') reason(plainReasoning(content), true);
    if (kind === 'answer') answer(withoutSummary(content).trimStart());
    if (kind === 'code') answer(`\n\`\`\`${language}\n${content.trim()}\n\`\`\`\n`);
  }

  return {
    push(text) {
      held += text;
      const end = Math.max(text.lastIndexOf('>'), text.lastIndexOf('▷'));
      sinceEnd = end < 0 ? sinceEnd + text.length : text.length - end;
      while (held && (block ? readBlock(block) : readAnswer()));
    },
    end(isProper) {
      const rest = held;
      held = '';
      if (!block) return answer(rest);
      take(block, rest);
      if (isProper) answer(hasAnswer ? block.opening + block.content : block.content.trimStart());
      else tellDetails(block);
    },
  };
}

/** The block that a tag opens; undefined for a mark that stands alone and for `<details>` of another kind. */
function blockOf([tag, name, attributes = '']: RegExpExecArray): Block | undefined {
  const begun = { opening: tag, content: '', isBlank: true };
  if (/^details$/i.test(name ?? '')) {
    const type = /\stype=["']?(reasoning|tool_calls|code_interpreter)\b/i.exec(attributes)?.[1];
    const kind = type === 'reasoning' ? 'details' : type === 'tool_calls' ? 'dropped' : 'answer';
    return type ? { ...begun, closing: '</details>', kind } : undefined;
  }
  if (/^code/i.test(name ?? '')) {
    const language = /\slang=["']?(\w+)/i.exec(attributes)?.[1] ?? '';
    return { ...begun, closing: '</code_interpreter>', kind: 'code', language };
  }
  if (tag.includes('_sol')) return undefined;
  const special = tag.startsWith('◁') ? '◁/think▷' : '<|end_of_thought|>';
  return { ...begun, closing: name ? `</${name.toLowerCase()}>` : special, kind: 'thought' };
}

/** Whether the text, which holds no end of a tag, may be the beginning of one that counts. */
function mayOpen(text: string): boolean {
  const head = text.slice(0, 12).toLowerCase();
  return text.length < longestTag && beginnings.some((tag) => tag.startsWith(head) || head.startsWith(tag));
}

/** How many characters at the end of the text may be the beginning of the tag. */
function overlap(text: string, tag: string): number {
  const end = text.slice(1 - tag.length).toLowerCase();
  for (let length = end.length; length > 0; length -= 1) if (tag.startsWith(end.slice(-length))) return length;
  return 0;
}

/** The content of a `<details>` block: quoted line by line, with a title for people, escaped for HTML. */
function plainReasoning(content: string): string {
  const characters: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    '#x27': "'",
    '#39': "'",
    amp: '&',
  };
  return withoutSummary(content)
    .replace(/&(lt|gt|quot|#x27|#39|amp);/g, (entity, name: string) => characters[name] ?? entity)
    .replace(/^[ \t]*> ?/gm, '')
    .trim();
}

function withoutSummary(content: string): string {
  return content.replace(/<summary>[^]*?<\/summary>/i, '');
}
