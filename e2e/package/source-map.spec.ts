import { readFile } from 'node:fs/promises';
import { decode } from '@jridgewell/sourcemap-codec';
import { expect, test } from '../support/test.js';

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent: readonly string[];
  readonly mappings: string;
}

test('the map of the classic script leads to its source', async () => {
  const script = await readFile('dist/browser/causerie.js', 'utf8');
  const map: SourceMap = JSON.parse(await readFile('dist/maps/browser/causerie.js.map', 'utf8'));
  const lines = decode(map.mappings);
  for (const [code, file] of [
    ['wrong, unknown or missing', 'create-chat.ts'],
    ['DOMContentLoaded', 'create-chat.ts'],
    ['customElements.define', 'embed/element.ts'],
    ['JSON.parse', 'options/attributes.ts'],
    ['isSafeInteger', 'options/kinds.ts'],
    ['console.error', 'platform/log.ts'],
  ] as const) {
    const before = script.slice(0, script.indexOf(code)).split('\n');
    const column = before.at(-1)?.length ?? 0;
    expect(script, code).toContain(code);
    const segments = lines[before.length - 1] ?? [];
    const [, source = -1, line = -1] = segments.findLast(([start]) => start <= column) ?? [];
    expect(map.sources[source]?.split('/src/')[1]).toBe(file);
    expect(map.sourcesContent[source]?.split('\n')[line]).toContain(code);
  }
});
