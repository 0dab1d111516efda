import { expect, test } from 'vitest';
import { createReasoningTags } from '../../../../src/transport/open-webui/dialects/reasoning-tags.js';

interface Said {
  readonly text: string;
  readonly reasoning: string;
}

function say(pieces: readonly string[], isProper = true): Said {
  const said = { delta: '', reasoning: '' };
  const tags = createReasoningTags((type, text) => {
    said[type] += text;
  });
  for (const piece of pieces) tags.push(piece);
  tags.end(isProper);
  return { text: said.delta, reasoning: said.reasoning };
}

const cases: readonly (readonly [string, string, Said])[] = [
  ['no tag', 'a < b, a <b> c </think>', { text: 'a < b, a <b> c </think>', reasoning: '' }],
  ['think', '<think>secret plan</think>Hello', { text: 'Hello', reasoning: 'secret plan' }],
  ['blank lines around', '\n<think>\nplan\n</think>\n\nHello', { text: '\nHello', reasoning: 'plan\n' }],
  ['nothing thought', '<think>\n\n</think>\n\nHello', { text: 'Hello', reasoning: '' }],
  ['thinking', '<thinking>x</thinking>y', { text: 'y', reasoning: 'x' }],
  ['reason', '<reason>x</reason>y', { text: 'y', reasoning: 'x' }],
  ['reasoning', '<reasoning>x</reasoning>y', { text: 'y', reasoning: 'x' }],
  ['thought', '<thought>x</thought>y', { text: 'y', reasoning: 'x' }],
  ['Thought', '<Thought>x</Thought>y', { text: 'y', reasoning: 'x' }],
  ['attributes', '<think id="1" lang=en>x</think>y', { text: 'y', reasoning: 'x' }],
  ['thought marks', '<|begin_of_thought|>x<|end_of_thought|>y', { text: 'y', reasoning: 'x' }],
  [
    'solution marks',
    '<|begin_of_thought|>x<|end_of_thought|>\n<|begin_of_solution|>y<|end_of_solution|>',
    { text: 'y', reasoning: 'x' },
  ],
  ['triangles', '◁think▷x ◁ y◁/think▷z', { text: 'z', reasoning: 'x ◁ y' }],
  ['other tags inside', '<think>a</b> <think> </thin</think>y', { text: 'y', reasoning: 'a</b> <think> </thin' }],
  ['two blocks', '<think>a</think>b <think>c</think>d', { text: 'b d', reasoning: 'a\n\nc' }],
  [
    'code that the server would run',
    'So: <code_interpreter type="code" lang="python">\nprint(1)\n</code_interpreter>done',
    { text: 'So: \n```python\nprint(1)\n```\ndone', reasoning: '' },
  ],
  [
    'code that was run',
    '<details type="code_interpreter" done="true" output="1">\n<summary>Analyzed</summary>\n```python\nx\n```\n</details>\ny',
    { text: '```python\nx\n```\n\ny', reasoning: '' },
  ],
  ['in code', 'Use `<think>` here', { text: 'Use `<think>` here', reasoning: '' }],
  ['in a fence', '```html\n<think>\nx\n```\ny', { text: '```html\n<think>\nx\n```\ny', reasoning: '' }],
  ['after a fence', '```\nx\n```\n<think>a</think>y', { text: '```\nx\n```\ny', reasoning: 'a' }],
  ['another word', '<thinker>x</thinker>', { text: '<thinker>x</thinker>', reasoning: '' }],
  ['never closed', '<think>all of it', { text: 'all of it', reasoning: 'all of it' }],
  ['never closed, talked about', 'The <think> tag', { text: 'The <think> tag', reasoning: 'tag' }],
  ['half a tag at the end', 'a <thin', { text: 'a <thin', reasoning: '' }],
  ['an unfinished tag at the end', 'a <details type="reas', { text: 'a <details type="reas', reasoning: '' }],
  [
    'details of reasoning',
    '<details type="reasoning" done="true" duration="3">\n<summary>Thought for 3 seconds</summary>\n&gt; a &lt; b\n> c\n</details>\nHello',
    { text: 'Hello', reasoning: 'a < b\nc' },
  ],
  [
    'details of tool calls',
    'A <details type="tool_calls" done="true" name="f" arguments="{&quot;a&quot;: 1 &gt; 0}">\n<summary>Tool</summary>\n</details>B',
    { text: 'A B', reasoning: '' },
  ],
  [
    'other details',
    '<details>\n<summary>More</summary>text</details>',
    { text: '<details>\n<summary>More</summary>text</details>', reasoning: '' },
  ],
  ['other details with attributes', '<details open>x</details>', { text: '<details open>x</details>', reasoning: '' }],
  ['details never closed', '<details type="tool_calls">\nall', { text: 'all', reasoning: '' }],
];

test.each(cases)('%s', (_name, text, expected) => {
  expect(say([text])).toEqual(expected);
});

test.each(cases)('%s, cut anywhere', (_name, text, expected) => {
  expect(say([...text])).toEqual(expected);
  for (let at = 1; at < text.length; at += 1) expect(say([text.slice(0, at), text.slice(at)])).toEqual(expected);
});

test('what a cut connection left is kept as what it was', () => {
  expect(say(['<think>pla', 'n</th'], false)).toEqual({ text: '', reasoning: 'plan</th' });
  expect(say(['Hello <thi'], false)).toEqual({ text: 'Hello <thi', reasoning: '' });
  expect(say(['<details type="reasoning">> pla'], false)).toEqual({ text: '', reasoning: 'pla' });
});

test('says everything at once but the possible beginning of a tag', () => {
  const said: string[] = [];
  const tags = createReasoningTags((type, text) => said.push(`${type} ${text}`));
  tags.push('Hel');
  tags.push('lo <');
  expect(said).toEqual(['delta Hel', 'delta lo ']);
  tags.push('b');
  expect(said.slice(2).join('')).toBe('delta <delta b');
});

test('reads what is built to be slow in a moment', { timeout: 120_000 }, () => {
  const since = performance.now();
  for (const piece of [
    '<',
    '<think ',
    '`<think>',
    '<details "',
    '◁',
    '<think>x</think>',
    '<details type="reasoning">',
    '</',
  ]) {
    const text = piece.repeat(50_000 / piece.length);
    const { text: kept, reasoning } = say([text]);
    expect(kept.length + reasoning.length).toBeGreaterThan(5_000);
    say(['<think>', text]);
    say(text.match(/[^]{1,40}/g) ?? []);
  }
  expect(performance.now() - since).toBeLessThan(30_000);
});
