import { expect, test } from 'vitest';
import { spokenText } from '../../src/ui/spoken-text.js';

test.for([
  ['It is open.', 'It is open.'],
  ['## Hours\n\n**Open** until `18:00`, *daily*.', 'Hours\n\nOpen until 18:00, daily.'],
  ['See [the list](https://a.b/c) and ![a map](x.png).', 'See the list and a map.'],
  ['```js\nlet snake_case = 2 * 3 * 4;\n```\nDone', 'let snake_case = 2 * 3 * 4;\n\nDone'],
  ['- one\n* two\n1. three', 'one\ntwo\n1. three'],
  ['> quoted', 'quoted'],
])('leaves out what only eyes need: %s', ([markdown, spoken]) => {
  expect(spokenText(markdown ?? '')).toBe(spoken);
});

test('a long answer ends at a sentence', () => {
  const text = spokenText('This is one sentence of many. '.repeat(1_000));
  expect(text.length).toBeLessThanOrEqual(4_002);
  expect(text).toMatch(/sentence of many\. …$/);
  expect(spokenText('x'.repeat(5_000))).toBe(`${'x'.repeat(4_000)} …`);
});

test.for(['[', '*', '`', '![](', '[a](', '~~~', '# ', '_ *'])('takes no time for a pile of %s', (piece) => {
  const start = performance.now();
  spokenText(piece.repeat(100_000));
  expect(performance.now() - start).toBeLessThan(200);
});
