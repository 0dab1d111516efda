import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { declarationsOf, sidesNamed, unmirrored } from '../../scripts/house/directions.mjs';

const good = `
  /* left: 1px */
  .a { margin-inline-start: 4px; inset: 0 auto; padding: 1px 2px 3px 2px; text-align: start }
  .b { inset: 0 calc(1px + 2px) 3px calc(1px + 2px) }
`;
const bad = `
  @media (width < 480px) { .c { left: 0; color: red } }
  .d { margin-left: 4px; padding: 1px 2px 3px 4px; border-top-left-radius: 3px; text-align: right; float: left }
`;
const icons = `const shapes = {\n  close: 'M0',\n  back: 'M1',\n  onward: 'M2',\n} as const;\n<Drawing name="chevron before" />;`;

test('a declaration has the selector of its rule', () => {
  expect(declarationsOf('@media print { .a > b { color: red; inset: 0 } }')).toEqual([
    { selector: '.a > b', property: 'color', value: 'red' },
    { selector: '.a > b', property: 'inset', value: '0' },
  ]);
});

test('sides are named by the direction of writing, but for the exceptions, and icons that point are mirrored', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'directions-'));
  await mkdir(join(folder, 'markdown', 'formulas'), { recursive: true });
  await writeFile(join(folder, 'good.css'), good);
  await writeFile(join(folder, 'markdown', 'formulas', 'f.css'), bad);
  expect(sidesNamed(folder)).toEqual([]);
  await writeFile(join(folder, 'bad.css'), bad);
  expect(sidesNamed(folder)).toHaveLength(6);
  expect(sidesNamed(folder)[0]).toBe('src/bad.css: .c { left: 0 }');
  await writeFile(join(folder, 'icons.tsx'), icons);
  await writeFile(join(folder, 'icons.css'), '.icon:is(.chevron, .back):dir(rtl) { transform: scaleX(-1) }');
  expect(unmirrored(folder)).toEqual(['onward']);
  await rm(folder, { recursive: true });
});
