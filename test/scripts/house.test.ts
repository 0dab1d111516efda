import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cyclesOf } from '../../scripts/house/cycles.mjs';
import { mayImport, misplacedRooms } from '../../scripts/house/rooms.mjs';
import { readSources } from '../../scripts/house/sources.mjs';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'house-'));
  await mkdir(join(folder, 'ui'));
  await writeFile(
    join(folder, 'ui', 'panel.tsx'),
    `// What a panel
// is.
import type { A } from '../core/a.js';
import { b, type C } from './b.js';
export { d } from './d.js';
export type { E } from '../core/e.js';
/** as never */
export const panel = (): unknown => import('./late.js');
export type F = import('../core/f.js').F;
`,
  );
  for (const file of ['b.ts', 'd.ts', 'late.tsx']) await writeFile(join(folder, 'ui', file), 'export {};\n');
});

afterAll(() => rm(folder, { recursive: true }));

test('reads the imports, names and comments of a file', () => {
  const panel = readSources(folder).find(({ file }) => file === 'ui/panel.tsx');
  expect(panel?.imports).toEqual([
    { to: 'core/a.js', line: 3, kind: 'type' },
    { to: 'ui/b.ts', line: 4, kind: 'value' },
    { to: 'ui/d.ts', line: 5, kind: 'value' },
    { to: 'core/e.js', line: 6, kind: 'type' },
    { to: 'ui/late.tsx', line: 8, kind: 'dynamic' },
    { to: 'core/f.js', line: 9, kind: 'type' },
  ]);
  expect(panel?.exports).toEqual(['panel', 'F']);
  expect(panel?.comments).toEqual([
    { text: 'What a panel is.', line: 1 },
    { text: 'as never', line: 7 },
  ]);
  expect(panel?.code).not.toContain('as never');
});

test('finds cycles of any length, and none where paths only meet', () => {
  const graph = new Map([
    ['a', ['b', 'c']],
    ['b', ['d']],
    ['c', ['d']],
    ['d', ['e', 'missing']],
    ['e', ['f']],
    ['f', ['d']],
    ['g', ['g']],
  ]);
  expect(cyclesOf(graph)).toEqual([['d', 'e', 'f']]);
});

test('a room imports from itself and from what is listed, and the list points up', () => {
  expect(mayImport('state/a.ts', 'state/turns/b.ts')).toBe(true);
  expect(mayImport('state/a.ts', 'core/message.ts')).toBe(true);
  expect(mayImport('state/a.ts', 'transport/transport.ts')).toBe(true);
  expect(mayImport('state/a.ts', 'transport/open-webui/request.ts')).toBe(false);
  expect(mayImport('core/a.ts', 'state/b.ts')).toBe(false);
  expect(mayImport('unknown/a.ts', 'core/b.ts')).toBe(false);
  expect(misplacedRooms()).toEqual([]);
});
