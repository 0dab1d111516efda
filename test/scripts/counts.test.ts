import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from '../../scripts/counts.mjs';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counts-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function report(content: object): Promise<string> {
  const file = join(folder, 'report.json');
  await writeFile(file, JSON.stringify(content));
  return file;
}

test('counts what Vitest ran, failed and left out', async () => {
  const file = await report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 });
  expect(vitestCounts(file, false)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

test('counts what Playwright ran, a test that passed at the second try as passed', async () => {
  const file = await report({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 3 } });
  expect(playwrightCounts(file, false)).toEqual({ passed: 6, failed: 2, skipped: 3 });
});

test('a run that failed without a failed test is one failure', async () => {
  const green = await report({ numPassedTests: 7, numFailedTests: 0, stats: { expected: 5 } });
  expect(vitestCounts(green, false).failed).toBe(1);
  expect(playwrightCounts(green, false).failed).toBe(1);
  expect(vitestCounts(green, true).failed).toBe(0);
});

test('a run without a report, or without a test, is one failure', async () => {
  expect(vitestCounts(join(folder, 'nothing.json'), true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(playwrightCounts(await report({ stats: { expected: 0 } }), true).failed).toBe(1);
});
