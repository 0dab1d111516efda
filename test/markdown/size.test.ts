import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

/** Bytes, brotli, of the chunks that loading an entry brings along; libraries and what loads later are not in it. */
async function sizeOf(entry: string): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: { external: [/^preact/, /^@preact/], output: { minify: true } },
    },
  });
  const chunks = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const found = new Set<string>();
  const open = chunks.flatMap((chunk) => (chunk.type === 'chunk' && chunk.isEntry ? [chunk.fileName] : []));
  for (const name of open) {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    if (chunk?.type !== 'chunk' || found.has(name)) continue;
    found.add(name);
    open.push(...chunk.imports);
  }
  // In the build they are one file.
  const code = chunks.flatMap((chunk) => (chunk.type === 'chunk' && found.has(chunk.fileName) ? [chunk.code] : []));
  return brotliCompressSync(code.join('')).length;
}

test('the parser and the view of plain answers are at most 9 kB', async () => {
  const size = await sizeOf('src/markdown/answer-text.tsx');
  expect(size).toBeGreaterThan(5_000);
  expect(size).toBeLessThanOrEqual(9_000);
});
