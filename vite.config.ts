import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

/**
 * Two builds into `dist/`. The default one makes the ES modules: `index.js` and `testing.js` with the chunks that
 * load at first need. `--mode script` then makes `causerie.js`, the classic script, which imports the same chunks
 * from the folder it was loaded from; their names hold a hash, so that an old script never meets a new chunk.
 */
export default defineConfig(({ mode }) => {
  const isScript = mode === 'script';
  return {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    publicDir: false,
    define: isScript ? { CHAT_CHUNK: JSON.stringify(chatChunk()) } : {},
    build: {
      target: 'es2022',
      // Browsers of the last two years, all of which know `light-dark()`.
      cssTarget: ['chrome123', 'firefox124', 'safari17.5'],
      outDir: 'dist',
      emptyOutDir: !isScript,
      // The script's map lies beside it, without a line in what every page loads.
      sourcemap: isScript ? 'hidden' : true,
      minify: true,
      manifest: isScript ? false : 'manifest.json',
      lib: isScript
        ? { entry: 'src/embed/script.ts', formats: ['iife'], name: 'Causerie', fileName: () => 'causerie.js' }
        : {
            entry: { index: 'src/index.ts', chat: 'src/start-chat.ts', testing: 'src/testing/index.ts' },
            formats: ['es'],
          },
      rolldownOptions: {
        external: [/^node:/],
        output: {
          minify: true,
          ...(isScript ? {} : { entryFileNames: fileName, chunkFileNames: 'chunks/[name]-[hash].js' }),
        },
      },
    },
  };
});

/** The names that others write down stay the same; everything else has its hash. */
function fileName({ name }: { name: string }): string {
  return name === 'chat' ? 'chunks/[name]-[hash].js' : '[name].js';
}

/** The file of the chunk that holds the chat itself, as the build of the modules named it. */
function chatChunk(): string {
  const manifest = JSON.parse(readFileSync('dist/manifest.json', 'utf8')) as Record<string, { file: string }>;
  const chunk = manifest['src/start-chat.ts'];
  if (!chunk) throw new Error('dist/manifest.json names no chunk for src/start-chat.ts: build the modules first');
  return chunk.file;
}
