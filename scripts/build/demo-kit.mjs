import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commentsOf } from '../options-doc/comments.mjs';
import { root } from '../run.mjs';

/**
 * Builds what the pages of the demo need of the project beside the widget itself: one file, which is no part of the
 * package.
 *
 * @param {string} folder
 */
export async function buildDemoKit(folder) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: {
      LANGUAGES: JSON.stringify(languages()),
      MEANINGS: JSON.stringify(await meanings()),
      THEMES: JSON.stringify(themes()),
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: join(root, 'demo/kit/kit.ts'), formats: ['es'], fileName: 'kit' },
      rolldownOptions: { external: [/^node:/], checks: { bundlerTimings: false }, output: { codeSplitting: false } },
    },
  });
}

function languages() {
  const folder = join(root, 'src', 'strings');
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'texts.ts')));
}

function themes() {
  return readdirSync(join(root, 'themes')).flatMap((name) =>
    name.endsWith('.json') ? [name.replace('.json', '')] : [],
  );
}

/** The comments above the rows of the table of options, by their paths. */
async function meanings() {
  const ofOptions = await commentsOf(join(root, 'src/options/option-table.ts'), 'optionTable');
  const ofTokens = await commentsOf(join(root, 'src/options/theme-tokens.ts'), 'themeFields', 'theme.');
  return Object.fromEntries([...ofOptions, ...ofTokens]);
}
