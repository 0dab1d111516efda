import { readFile } from 'node:fs/promises';
import { decode } from '@jridgewell/sourcemap-codec';
import { expect, test } from '../support/test.js';

/** The line of the source that some code of the classic script came from, by its map. */
async function originOf(code: string): Promise<{ file: string | undefined; line: string | undefined }> {
  const script = await readFile('dist/causerie.js', 'utf8');
  const map: { sources: string[]; sourcesContent: string[]; mappings: string } = JSON.parse(
    await readFile('dist/causerie.js.map', 'utf8'),
  );
  const column = script.indexOf(code);
  expect(column, code).toBeGreaterThan(0);
  const [, source = -1, line = -1] = decode(map.mappings)[0]?.findLast(([start]) => start <= column) ?? [];
  return { file: map.sources[source]?.split('/src/')[1], line: map.sourcesContent[source]?.split('\n')[line] };
}

test('the map of the classic script leads to its source, in whatever order its functions stand', async () => {
  for (const [code, file] of [
    ['did you mean', 'options/option-mistake.ts'],
    ['DOMContentLoaded', 'create-chat.ts'],
    ['customElements.define', 'embed/element.ts'],
    ['JSON.parse', 'options/attributes.ts'],
    ['isSafeInteger', 'options/fits.ts'],
    ['console.error', 'platform/log.ts'],
  ] as const) {
    const origin = await originOf(code);
    expect(origin.file).toBe(file);
    expect(origin.line).toContain(code);
  }
});
