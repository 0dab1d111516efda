import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { expect, test } from 'vitest';

const statement = readFileSync('docs/accessibility.md', 'utf8');
const rows = readFileSync('test/fixtures/corpora/a11y.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => /"id": "(aa-\d+)"/.exec(line)?.[1] ?? '');

/** Done by people, and said to be not done. */
const manual = 'aa-063';

test('each check but the manual one has a test with its id in the name', () => {
  const specs = readdirSync('e2e/rehearsal').filter((name) => name.startsWith('accessibility'));
  const tests = specs.map((name) => readFileSync(`e2e/rehearsal/${name}`, 'utf8')).join('\n');
  const named = new Set([...tests.matchAll(/^\s*test\(\s*['`](aa-\d+) /gm)].map(([, id]) => id));
  expect(rows.filter((id) => id !== manual && !named.has(id))).toEqual([]);
  expect(rows).toHaveLength(37);
});

test('the statement names tests that are there, and the manual check as not done', () => {
  const files = [...statement.matchAll(/`((?:e2e|test)\/[\w./-]+)`/g)].map(([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) expect(existsSync(file), file).toBe(true);
  expect(statement.slice(statement.indexOf('Not done'))).toContain(manual);
});
