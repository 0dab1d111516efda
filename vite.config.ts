import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { functionOrderPlugin } from './scripts/function-order-plugin.mjs';
import { ownDescriptorsPlugin } from './scripts/own-descriptors-plugin.mjs';
import { ownNamesPlugin } from './scripts/own-names-plugin.mjs';
import { terserPlugin } from './scripts/terser-plugin.mjs';

/**
 * Three builds into `dist/`. The default one makes the ES modules: `index.js` and `testing.js` with the chunks that
 * load at first need. `--mode chat` makes the chunks of the script tag, which share nothing with `index.js`, so that
 * its visitors load one file instead of three. `--mode script` then makes `causerie.js`, the classic script, which
 * imports them from the folder it was loaded from; their names hold a hash, so that an old script never meets a new
 * chunk.
 */
export default defineConfig(({ mode }) => {
  const isScript = mode === 'script';
  const isModules = mode === 'production';
  return {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [
      ownDescriptorsPlugin(),
      ...(isModules ? [] : [terserPlugin()]),
      ...(mode === 'chat' ? [ownNamesPlugin()] : []),
      ...(isScript ? [functionOrderPlugin()] : []),
    ],
    publicDir: false,
    define: isScript ? { CHAT_CHUNK: JSON.stringify(chatChunk()) } : {},
    build: {
      target: 'es2022',
      // Browsers of the last two years, all of which know `light-dark()`.
      cssTarget: ['chrome123', 'firefox124', 'safari17.5'],
      outDir: 'dist',
      emptyOutDir: isModules,
      // The script's map lies beside it, without a line in what every page loads.
      sourcemap: isScript ? 'hidden' : true,
      minify: true,
      manifest: mode === 'chat' && 'manifest.json',
      lib: isScript
        ? { entry: 'src/embed/script.ts', formats: ['iife'], name: 'Causerie', fileName: () => 'causerie.js' }
        : { entry: entries[mode === 'chat' ? 'chat' : 'modules'], formats: ['es'] },
      rolldownOptions: {
        external: [/^node:/],
        // Terser takes its seconds, as it should.
        checks: { bundlerTimings: false },
        // All that the chat needs at once in one file; chunks that load later take what they share from it.
        preserveEntrySignatures: mode === 'chat' ? 'allow-extension' : 'exports-only',
        output: {
          minify: true,
          ...(mode === 'chat' && { codeSplitting: { groups: [{ name: 'chat', test: /src[\\/]start-chat\.ts/ }] } }),
          ...(isScript ? {} : { entryFileNames: fileName, chunkFileNames: 'chunks/[name]-[hash].js' }),
          ...(mode === 'chat' ? { codeSplitting: { groups: [{ name: inChat(), debugName: 'chat' }] } } : {}),
        },
      },
    },
  };
});

const entries = {
  modules: { index: 'src/index.ts', testing: 'src/testing/index.ts' },
  chat: { chat: 'src/start-chat.ts' },
};

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Everything that the chat imports at its start belongs into its one file. Else what several later chunks share with
 * it becomes a chunk of its own, and one more request before the first answer.
 */
function inChat(): (id: string, graph: ModuleGraph) => string | null {
  const found = new Set<string>();
  return (id, graph) => {
    const open = found.size === 0 ? [resolve('src/start-chat.ts')] : [];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(graph.getModuleInfo(next)?.importedIds ?? []));
    }
    return found.has(id) ? 'chat' : null;
  };
}

/** The names that others write down stay the same; everything else has its hash. */
function fileName({ name }: { name: string }): string {
  return name === 'chat' ? 'chunks/[name]-[hash].js' : '[name].js';
}

/** The file of the chunk that holds the chat itself, as the build of the modules named it. */
function chatChunk(): string {
  const manifest = JSON.parse(readFileSync('dist/manifest.json', 'utf8')) as Record<string, { file: string }>;
  const chunk = manifest['src/start-chat.ts'];
  if (!chunk) throw new Error('dist/manifest.json names no chunk for src/start-chat.ts: build the chat first');
  return chunk.file;
}
