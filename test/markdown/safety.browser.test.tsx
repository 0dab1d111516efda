import { render } from 'preact';
import { expect, test } from 'vitest';
import { AnswerText } from '../../src/markdown/answer-text.js';
import { htmlNames } from '../../src/markdown/inlines/html-names.js';
import { createMarkdownParser } from '../../src/markdown/parser.js';
import { labels } from './labels.js';
import { createRig, dangersIn, expectSafe, type Rig } from './safety-rig.js';
import { toHtml } from './to-html.js';

interface Row {
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

interface FrameRow {
  readonly id: string;
  readonly input: unknown;
}

const rows = await rowsOf<Row>('xss');
const frames = await rowsOf<FrameRow>('hostile-frames');

async function rowsOf<T>(name: string): Promise<readonly T[]> {
  const response = await fetch(new URL(`../fixtures/corpora/${name}.jsonl`, import.meta.url));
  return (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((line): T => JSON.parse(line));
}

function show({ target }: Rig, text: string, isStreaming: boolean): void {
  render(<AnswerText text={text} isStreaming={isStreaming} labels={labels} />, target);
}

/** Text is read over several frames where it is long. */
async function showWhole(rig: Rig, text: string): Promise<void> {
  render(null, rig.target);
  show(rig, text, false);
  for (let frame = 0; frame < Math.ceil(text.length / 1024); frame++) await nextFrame();
}

/** Requests and scripts start a little later. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 12; frame++) await nextFrame();
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

test('no row runs a script, asks for anything or leaves the list, shown whole', async () => {
  const rig = await createRig(true);
  for (const { id, input } of rows) {
    render(null, rig.target);
    show(rig, input, false);
    if (input.length > 4_000) await showWhole(rig, input);
    expectSafe(rig.target, id);
  }
  await settled();
  expect([rig.runs, rig.requests]).toEqual([[], []]);
  expect(rows).toHaveLength(1_297);
  rig.destroy();
}, 120_000);

test('no row does so after any delta of 7 characters', async () => {
  const rig = await createRig(true);
  for (const { id, input } of rows) {
    render(null, rig.target);
    for (let end = 7; end < input.length + 7; end += 7) {
      show(rig, input.slice(0, end), true);
      expectSafe(rig.target, id);
    }
    show(rig, input, false);
    expectSafe(rig.target, id);
  }
  await settled();
  expect([rig.runs, rig.requests]).toEqual([[], []]);
  rig.destroy();
}, 300_000);

test('no text of a hostile frame does so either', async () => {
  const rig = await createRig(true);
  for (const { id, input } of frames) {
    for (const text of textsIn(input)) {
      await showWhole(rig, text);
      expectSafe(rig.target, id);
    }
  }
  await settled();
  expect([rig.runs, rig.requests]).toEqual([[], []]);
  rig.destroy();
}, 120_000);

test('what is harmless stays usable, and what would mislead is named', async () => {
  const rig = await createRig(true);
  for (const { id, input, expect: wanted } of rows) {
    render(null, rig.target);
    show(rig, input, false);
    for (const button of rig.target.querySelectorAll('button')) button.textContent = '';
    const text = rig.target.textContent ?? '';
    const links = [...rig.target.querySelectorAll('a')].map(({ protocol }) => protocol.slice(0, -1));
    if (wanted.benign) expect(rig.target.querySelector('.markdown > *'), id).not.toBeNull();
    // Relative addresses are text: an answer knows nothing of the page it is shown on.
    if (wanted.active_link === true && /\(https?:/i.test(input)) expect(links, id).not.toHaveLength(0);
    if (wanted.active_link === false) expect(links, id).toEqual([]);
    if (typeof wanted.active_link === 'string' && /^(?:https?|mailto|tel)$/.test(wanted.active_link)) {
      expect(links, id).toContain(wanted.active_link);
    }
    if (wanted.must_reveal_host) expect(text, id).toContain(wanted.must_reveal_host);
    if (wanted.must_show_source) expect(squeezed(text), id).toContain(squeezed(input.replace(/`+|~~~/g, '')));
    if (wanted.no_bidi_leak) expect(text, id).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    if (wanted.no_invisible_tag_chars_copied) expect(text, id).not.toMatch(/[\u{e0000}-\u{e007f}]/u);
  }
  rig.destroy();
}, 120_000);

test('the same rig catches nearly every live row when it is shown as markup', async () => {
  const live = rows.filter(({ live_if_unsafe }) => live_if_unsafe?.length);
  const missed: string[] = [];
  for (let start = 0; start < live.length; start += 40) {
    const batch = await Promise.all(
      live.slice(start, start + 40).map(async (row) => ({ row, rig: await createRig(false) })),
    );
    for (const { row, rig } of batch) {
      showAsMarkup(rig, row.input);
    }
    await settled();
    for (const { row, rig } of batch) {
      if (!rig.runs.length && !rig.requests.length && !dangersIn(rig.target).length) missed.push(row.id);
      rig.destroy();
    }
  }
  expect(live.length).toBeGreaterThan(500);
  expect(missed.length / live.length, missed.join(' ')).toBeLessThanOrEqual(0.06);
}, 120_000);

/** What renderers without any care make of a text: as markdown, and as HTML. Scripts in a fragment run. */
function showAsMarkup({ target }: Rig, text: string): void {
  const parser = createMarkdownParser({ loadNames: htmlNames });
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
