import { render } from 'preact';
import { AnswerText } from '../../src/markdown/answer-text.js';
import { createExtendedSyntax } from '../../src/markdown/extended/syntax.js';
import { createMarkdownParser } from '../../src/markdown/parser.js';
import { labels } from './labels.js';
import { createRig, dangersIn, faultsIn, nextFrame, type Rig } from './safety-rig.js';
import { toHtml } from './to-html.js';
import { loadEverything } from '../support/load-everything.js';

// The collections of hostile texts, shown as answers in whatever engine this page runs in.

export interface HostileText {
  readonly id: string;
  readonly input: string;
  readonly live_if_unsafe: readonly string[] | null;
  readonly expect: {
    readonly active_link?: boolean | string;
    readonly benign?: boolean;
    readonly must_reveal_host?: string;
    readonly must_show_source?: boolean;
    readonly no_bidi_leak?: boolean;
    readonly no_invisible_tag_chars_copied?: boolean;
  };
}

export interface HostileFrame {
  readonly id: string;
  readonly input: unknown;
}

/** What went wrong with a row; an empty list is what is wanted. */
type Faults = Promise<string[]>;

/** Every row, shown whole. */
export function showEach(rows: readonly HostileText[]): Faults {
  return inRig(async (rig) => {
    const faults: string[] = [];
    for (const { id, input } of rows) {
      await showWhole(rig, input);
      faults.push(...faultsAt(rig, id));
    }
    return faults;
  });
}

/** Every row in deltas of 7 characters, looked at after each. */
export function streamEach(rows: readonly HostileText[]): Faults {
  return inRig(async (rig) => {
    const faults: string[] = [];
    for (const { id, input } of rows) {
      render(null, rig.target);
      for (let end = 7; end < input.length + 7; end += 7) {
        show(rig, input.slice(0, end), true);
        faults.push(...faultsAt(rig, id));
      }
      show(rig, input, false);
      faults.push(...faultsAt(rig, id));
    }
    return faults;
  });
}

/** Every text in a hostile frame, as an answer. */
export function showFrames(frames: readonly HostileFrame[]): Faults {
  return inRig(async (rig) => {
    const faults: string[] = [];
    for (const { id, input } of frames) {
      for (const text of textsIn(input)) {
        await showWhole(rig, text);
        faults.push(...faultsAt(rig, id));
      }
    }
    return faults;
  });
}

/** What is harmless stays usable, and what would mislead is named. */
export function checkUse(rows: readonly HostileText[]): Faults {
  return inRig(async (rig) => {
    const faults: string[] = [];
    for (const { id, input, expect } of rows) {
      await showWhole(rig, input);
      const isFine = (is: boolean, what: string): void => void (is || faults.push(`${id}: ${what}`));
      for (const button of rig.target.querySelectorAll('button')) button.textContent = '';
      const text = rig.target.textContent ?? '';
      const links = [...rig.target.querySelectorAll('a')].map(({ protocol }) => protocol.slice(0, -1));
      const wanted = expect.active_link;
      if (expect.benign) isFine(rig.target.querySelector('.markdown > *') !== null, 'nothing is shown');
      // Relative addresses are text: an answer knows nothing of the page it is shown on.
      if (wanted === true && /\(https?:/i.test(input)) isFine(links.length > 0, 'no link');
      if (wanted === false) isFine(links.length === 0, `links ${links.join()}`);
      if (typeof wanted === 'string' && /^(?:https?|mailto|tel)$/.test(wanted))
        isFine(links.includes(wanted), `no link ${wanted}`);
      if (expect.must_reveal_host) isFine(text.includes(expect.must_reveal_host), 'the host is not shown');
      if (expect.must_show_source)
        isFine(squeezed(text).includes(squeezed(input.replace(/`+|~~~/g, ''))), 'the source is not shown');
      if (expect.no_bidi_leak) isFine(!/[\u202a-\u202e\u2066-\u2069]/.test(text), 'a bidi control leaks');
      if (expect.no_invisible_tag_chars_copied)
        isFine(!/[\u{e0000}-\u{e007f}]/u.test(text), 'invisible characters are kept');
    }
    return faults;
  });
}

/** The live rows, shown as markup: those that the same rig does not catch. */
export async function missedAsMarkup(rows: readonly HostileText[]): Promise<{ live: number; missed: string[] }> {
  await loadEverything();
  const live = rows.filter(({ live_if_unsafe }) => live_if_unsafe?.length);
  const missed: string[] = [];
  for (let start = 0; start < live.length; start += 40) {
    const batch = await Promise.all(
      live.slice(start, start + 40).map(async (row) => ({ row, rig: await createRig(false) })),
    );
    for (const { row, rig } of batch) showAsMarkup(rig, row.input);
    await Promise.all(batch.map(({ rig }) => rig.allReported()));
    for (const { row, rig } of batch) {
      if (!rig.runs.length && !rig.requests.length && !dangersIn(rig.target).length) missed.push(row.id);
      rig.destroy();
    }
  }
  return { live: live.length, missed };
}

/** Runs something in a rig of its own; scripts that ran and requests that were tried are faults too. */
async function inRig(run: (rig: Rig) => Faults): Faults {
  await loadEverything();
  const rig = await createRig(true);
  const faults = await run(rig);
  await rig.allReported();
  faults.push(...rig.runs, ...rig.requests);
  rig.destroy();
  return faults;
}

function faultsAt({ target }: Rig, id: string): string[] {
  return faultsIn(target).map((fault) => `${id}: ${fault}`);
}

function show({ target }: Rig, text: string, isStreaming: boolean): void {
  render(<AnswerText text={text} isStreaming={isStreaming} labels={labels} />, target);
}

/** Text is read over several frames where it is long. */
async function showWhole(rig: Rig, text: string): Promise<void> {
  render(null, rig.target);
  show(rig, text, false);
  if (text.length < 4_000) return;
  for (let frame = 0; frame < Math.ceil(text.length / 1024); frame++) await nextFrame();
}

/** What renderers without any care make of a text: as markdown, and as HTML. Scripts in a fragment run. */
function showAsMarkup({ target }: Rig, text: string): void {
  const parser = createMarkdownParser();
  parser.use(createExtendedSyntax());
  parser.append(text);
  parser.end();
  const markdown = toHtml(parser.blocks).replace(/%0[9AD]/g, (code) => decodeURIComponent(code));
  for (const html of [markdown, text]) {
    const range = target.ownerDocument.createRange();
    range.selectNode(target);
    target.append(range.createContextualFragment(html));
  }
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Every string in a value, the names of its fields left out. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
