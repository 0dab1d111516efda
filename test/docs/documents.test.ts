import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { chatErrorCodes } from '../../src/core/chat-error.js';
import { notices as english } from '../../src/strings/en/notices.js';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'docs/answers.md',
  'docs/browsers.md',
  'docs/doctor.md',
  'docs/errors.md',
  'docs/handle.md',
  'docs/options.md',
  'docs/privacy.md',
  'docs/relay.md',
  'docs/security.md',
  'docs/themes.md',
  'docs/turns.md',
];

/** The cells of the rows of all tables in a document. */
function rowsOf(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** The fragment that GitHub gives a heading. */
function fragmentOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function headingsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) => fragmentOf(match[1] ?? ''));
}

test('the page of errors has every code with the sentence that visitors read', () => {
  const rows = new Map(rowsOf('docs/errors.md').map((cells) => [cells[1], cells[2]]));
  for (const code of chatErrorCodes) expect([code, rows.get(`\`${code}\``)]).toEqual([code, english.errors[code]]);
  for (const [reason, sentence] of Object.entries(english.incomplete)) expect(rows.get(`\`${reason}\``)).toBe(sentence);
});

test('the page of the doctor has every finding and no other', () => {
  const source = readFileSync('src/core/diagnosis.ts', 'utf8');
  const union = source.slice(
    source.indexOf('type FindingCode'),
    source.indexOf(';', source.indexOf('type FindingCode')),
  );
  const codes = [...union.matchAll(/'([a-z-]+)'/g)].map((match) => match[1]);
  const listed = rowsOf('docs/doctor.md').flatMap((cells) => /^`([a-z-]+)`$/.exec(cells[2] ?? '')?.[1] ?? []);
  expect(codes.length).toBeGreaterThan(40);
  expect(listed.toSorted()).toEqual(codes.toSorted());
});

test('the README is short', () => {
  expect(statSync('README.md').size).toBeLessThanOrEqual(14_000);
});

test('every link of the documents leads to a file and a heading that exist', () => {
  const broken = documents.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].flatMap(([, link = '']) => {
      const [file = '', fragment] = link.split('#');
      const target = file ? join(dirname(path), file) : path;
      if (!statSync(target, { throwIfNoEntry: false })) return [`${path}: ${link}`];
      return fragment && !headingsOf(target).includes(fragment) ? [`${path}: ${link}`] : [];
    }),
  );
  expect(broken).toEqual([]);
});

test('every file of src that the documents name exists', () => {
  const missing = documents.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/`(src\/[\w./-]+\.(?:tsx?|css))`/g)].flatMap(([, file = '']) =>
      statSync(file, { throwIfNoEntry: false }) ? [] : [`${path}: ${file}`],
    ),
  );
  expect(missing).toEqual([]);
});
