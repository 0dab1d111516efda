import { readFile } from 'node:fs/promises';
import { decode } from '@jridgewell/sourcemap-codec';
import { expect, test } from '../support/test.js';

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent: readonly string[];
  readonly mappings: string;
}

test('the map of the classic script leads to its source, in whatever order its functions stand', async () => {
  const script = await readFile('dist/causerie.js', 'utf8');
  const map: SourceMap = JSON.parse(await readFile('dist/causerie.js.map', 'utf8'));
  const [segments = []] = decode(map.mappings);
  for (const [code, file] of [
    ['did you mean', 'options/option-mistake.ts'],
    ['DOMContentLoaded', 'create-chat.ts'],
    ['customElements.define', 'embed/element.ts'],
    ['JSON.parse', 'options/attributes.ts'],
    ['isSafeInteger', 'options/fits.ts'],
    ['console.error', 'platform/log.ts'],
  ] as const) {
    const column = script.indexOf(code);
    expect(column, code).toBeGreaterThan(0);
    const [, source = -1, line = -1] = segments.findLast(([start]) => start <= column) ?? [];
    expect(map.sources[source]?.split('/src/')[1]).toBe(file);
    expect(map.sourcesContent[source]?.split('\n')[line]).toContain(code);
  }
});
