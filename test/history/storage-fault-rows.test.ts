import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rowsOf } from '../support/corpora.js';
import { storageFaults } from '../support/storage-faults.js';

const rows = rowsOf('faults-storage-tabs');

test('every row of the collection has a place, and no other has', () => {
  expect(Object.keys(storageFaults).sort()).toEqual(rows.map(({ id }) => id).sort());
});

test.each(rows.map(({ id, name }) => [id, name] as const))('%s %s is played, or not for a reason', (id) => {
  const place = storageFaults[id];
  if (!place) throw new Error(`${id} has no place`);
  if ('notPlayed' in place) {
    expect(place.notPlayed.length).toBeGreaterThan(5);
    return;
  }
  const file = readFileSync(new URL(`../../${place.playedIn}`, import.meta.url), 'utf8');
  expect(file).toContain(id);
});
