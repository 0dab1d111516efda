import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Bench, median } from '../../e2e/support/bench.js';

test('the cases of a bench run in turn, and the first round is not counted', async () => {
  const bench = new Bench('turns');
  const ran: string[] = [];
  const run = (name: string) => async () => {
    ran.push(name);
    return { ms: ran.length };
  };
  await bench.interleave(3, { a: run('a'), b: run('b') });
  expect(ran.join('')).toBe('ababbaab');
  expect(bench.median('a', 'ms')).toBe(6);
  expect(bench.median('b', 'ms')).toBe(5);
});

test('a bench that misses a gate, or has measured nothing, fails after it has told its figures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const bench = new Bench('gates');
  bench.report('fine', 1.5, 1.5);
  bench.report('too slow', 1.51, 1.5);
  bench.report('unmeasured', NaN, 1);
  expect(() => bench.end(folder)).toThrow('gates that are missed: too slow, unmeasured');
  expect(JSON.parse(readFileSync(join(folder, 'bench-gates.json'), 'utf8'))).toMatchObject({
    bench: 'gates',
    rows: [{ what: 'fine', value: 1.5, limit: 1.5 }, { what: 'too slow' }, { what: 'unmeasured' }],
  });
});

test('the median of an even number of values lies between the middle ones', () => {
  expect(median([9, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});
