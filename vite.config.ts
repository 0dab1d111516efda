import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { hostGlobalsPlugin } from './scripts/build/host-globals-plugin.mjs';
import { terserPlugin } from './scripts/build/terser-plugin.mjs';

/**
 * The five parts of `dist/`, one a mode, which `scripts/build.mjs` makes in this order. Every file of `dist/` comes
 * from an entry here or from an `import()` below one; those of the widget are listed in ARCHITECTURE.md.
 *
 * - `modules`: the npm package. `dist/index.js`, `dist/causerie.js` (the script for a bundler), `dist/testing.js` and the command `dist/command.js`, with their chunks in `dist/chunks/`.
 * - `chat`: `dist/browser/chunks/`, the chat itself (one file) and the chunks it loads later. They share nothing with the
 *   modules, so that a visitor loads one file instead of three, and their names hold a hash, so that an old script
 *   never meets a new chunk.
 * - `texts`: what a page may need before its chat is opened, and most pages never do. It shares nothing with the chat, which
 *   would else come along.
 * - `tools`: what a page needs around its launcher, if it has a cookie bar, a teaser or elements that ask; by itself for
 *   the same reason.
 * - `script`: `dist/browser/causerie.js`, the classic script that loads the chat from the folder it came from.
 */
const parts = {
  modules: {
    folder: 'dist',
    entries: {
      index: 'src/index.ts',
      causerie: 'src/embed/imported-script.ts',
      testing: 'src/testing/index.ts',
      command: 'src/command/main.ts',
    },
  },
  chat: { folder: 'dist/browser', entries: { chat: 'src/start-chat.ts' } },
  texts: { folder: 'dist/browser', entries: { 'page-texts': 'src/page-texts.ts' } },
  tools: { folder: 'dist/browser', entries: { 'page-tools': 'src/launcher/page/page-tools.ts' } },
  script: { folder: 'dist/browser', entries: { causerie: 'src/embed/script.ts' } },
};

export default defineConfig(({ mode }) => {
  const { folder, entries } = mode in parts ? parts[mode as keyof typeof parts] : parts.modules;
  return {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [hostGlobalsPlugin(), ...(mode in parts && mode !== 'modules' ? [terserPlugin()] : [])],
    publicDir: false,
    build: {
      target: 'es2022',
      // Browsers of the last two years, all of which know `light-dark()`.
      cssTarget: ['chrome123', 'firefox124', 'safari17.5'],
      outDir: folder,
      emptyOutDir: false,
      // No file names its map, which neither the package nor a site has.
      sourcemap: 'hidden',
      // The classic script has nothing of others in it.
      license: (mode === 'modules' || mode === 'chat') && { fileName: 'THIRD-PARTY-LICENSES.md' },
      lib: { entry: entries, formats: [mode === 'script' ? 'iife' : 'es'], name: 'Causerie' },
      rolldownOptions: {
        external: [/^node:/],
        // A machine with other work is told nothing of its plugins' time.
        checks: { bundlerTimings: false },
        output: {
          minify: true,
          entryFileNames:
            mode === 'chat' || mode === 'texts' || mode === 'tools' ? 'chunks/[name]-[hash].js' : '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          ...(mode === 'chat' && { codeSplitting: { groups: chunkGroups() } }),
        },
        ...(mode === 'chat' && { preserveEntrySignatures: 'allow-extension' }),
      },
    },
  };
});

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Later chunks share what the chat has; the rest that some of them share is one more file, or each piece of it would be
 * one. The doctor is made of what reads the answers of servers, which more visitors need than the doctor, and who looks
 * at kept conversations has loaded what reads them.
 */
function chunkGroups() {
  return [
    { name: inChat() },
    { name: 'dialects', test: /src\/transport\/open-webui\/dialects\/dialects\.ts$/ },
    { name: 'history-tasks', test: /src\/history\/tasks\/history-tasks\.ts$/ },
    { name: 'shared', test: /\/src\//, minShareCount: 2 },
  ];
}

/** What the chat imports at its start is its one file. */
function inChat(): (id: string, graph: ModuleGraph) => string | null {
  const found = new Set<string>();
  return (id, graph) => {
    const open = found.size === 0 ? [resolve('src/start-chat.ts')] : [];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(graph.getModuleInfo(next)?.importedIds ?? []));
    }
    return found.has(id) || id.includes('rolldown/runtime') ? 'chat' : null;
  };
}
