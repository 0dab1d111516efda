import { expect, test } from 'vitest';
import { harmlessCell } from '../../src/core/spreadsheet-cell.js';

test.each([
  '=1+1',
  '+cmd|x',
  '-2+3+cmd',
  '@SUM(A1)',
  '\t=1',
  '"=1+1"',
  "'=1",
  ' =1',
  '“=1”',
  '＝1+1',
  '＋1+1',
  '－a',
  '＠a',
])('a spreadsheet does not run %j', (cell) => {
  expect(harmlessCell(cell)).toBe(`'${cell}`);
});

test.each(['12', '-12.5', '+3 %', '-1,000', 'a=b', 'x', '', '"quoted"', '1-2'])('%j stays as it is', (cell) => {
  expect(harmlessCell(cell)).toBe(cell);
});
