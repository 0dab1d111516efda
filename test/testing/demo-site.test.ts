import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fillPage } from '../../scripts/demo-pages.mjs';
import { scenarioList } from '../../src/testing/scenario-table.js';

const address = (path: string): URL => new URL(path, 'http://localhost:4174');

test('the demo links every scenario of the gateway', async () => {
  const page = await readFile('demo/scenarios.html', 'utf8');
  for (const { model } of scenarioList()) expect(page).toContain(`?model=${model}"`);
});

test('a page of the demo is pointed at the server it is shown with', async () => {
  const page = await readFile('demo/inline.html', 'utf8');
  const own = fillPage(page, address('/inline.html?model=rehearsal/slow'), { model: 'Technova' });
  expect(own).toContain('data-url="http://localhost:4174"');
  expect(own).toContain('data-model="rehearsal/slow"');
  expect(own).not.toContain('data-api-key');
  const real = { url: 'https://ai.example/webui', model: 'a"b<c', key: 'sk-$&1', stream: false };
  const other = fillPage(page, address('/inline.html'), real);
  expect(other).toContain('data-url="https://ai.example/webui"');
  expect(other).toContain('data-model="a&quot;b&lt;c"');
  expect(other).toContain('data-api-key="sk-$&amp;1"');
  expect(other).toContain('data-stream="false"');
  expect(other).toContain('data-container="#assistant"');
});

test('the script of the demo is pointed at the server too', async () => {
  const script = await readFile('demo/options.js', 'utf8');
  const filled = fillPage(script, address('/options.js'), { url: 'https://ai.example', model: 'x', key: "k'\n" });
  expect(filled).toContain('openWebUIUrl: "https://ai.example"');
  expect(filled).toContain('model: "x"');
  expect(filled).toContain('apiKey: "k\'\\n"');
});
