// Writes themes/*.css and theme.schema.json from themes/*.json and the table of tokens. With --check it writes nothing
// and fails where a file is not up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { commentsOf } from './options-doc/comments.mjs';
import { root, runMain } from './run.mjs';

/** @typedef {string | { readonly light: string, readonly dark: string }} TokenValue */

/** @param {{ name: string, description: string, tokens: Record<string, TokenValue> }} theme */
function cssOf({ name, description, tokens }) {
  const lines = Object.entries(tokens).map(([token, value]) => {
    const text = typeof value === 'string' ? value : `light-dark(${value.light}, ${value.dark})`;
    return `  --causerie-${token}: ${text};\n`;
  });
  return `/* ${name}: ${description} Sets theme tokens and nothing else; made from the JSON beside it. */\ncauserie-chat {\n${lines.join('')}}\n`;
}

/** @param {ReadonlyMap<string, string>} comments by token */
function schemaOf(comments) {
  const value = {
    oneOf: [
      { type: 'string', minLength: 1 },
      {
        type: 'object',
        properties: { light: { type: 'string', minLength: 1 }, dark: { type: 'string', minLength: 1 } },
        required: ['light', 'dark'],
        additionalProperties: false,
      },
    ],
  };
  const properties = Object.fromEntries(
    [...comments].map(([token, description]) => [token, { description, $ref: '#/definitions/value' }]),
  );
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A theme of Causerie',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      name: { type: 'string', minLength: 1 },
      description: { type: 'string' },
      tokens: { type: 'object', properties, additionalProperties: false },
    },
    required: ['name', 'tokens'],
    additionalProperties: false,
    definitions: { value },
  };
}

await runMain(async () => {
  const { format, resolveConfig } = await import('prettier');
  const style = await resolveConfig(join(root, 'package.json'));
  const { module } = await runnerImport(join(root, 'src/options/theme-tokens.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
  });
  const { themeFields } = /** @type {typeof import('../src/options/theme-tokens.js')} */ (module);
  const comments = await commentsOf(join(root, 'src/options/theme-tokens.ts'), 'themeFields');
  const ofTokens = new Map(Object.keys(themeFields).map((token) => [token, comments.get(token) ?? '']));
  /** @type {Map<string, string>} */
  const files = new Map();
  files.set('theme.schema.json', await format(JSON.stringify(schemaOf(ofTokens)), { ...style, parser: 'json' }));
  for (const name of readdirSync(join(root, 'themes'))) {
    if (!name.endsWith('.json')) continue;
    const theme = JSON.parse(readFileSync(join(root, 'themes', name), 'utf8'));
    files.set(`themes/${name.replace('.json', '.css')}`, await format(cssOf(theme), { ...style, parser: 'css' }));
  }
  const stale = [...files].filter(([path, text]) => textOf(path) !== text);
  if (!process.argv.includes('--check')) {
    for (const [path, text] of stale) writeFileSync(join(root, path), text);
    return;
  }
  if (stale.length > 0) {
    throw new Error(`${stale.map(([path]) => path).join(', ')}: not up to date, run node scripts/themes.mjs`);
  }
});

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}
