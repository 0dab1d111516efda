// Writes what derives from the table of options: the two tables of docs/options.md, options.schema.json, and what the files
// that a visitor loads know of them. With --check it writes nothing and fails where one is not up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { commentsOf } from './options-doc/comments.mjs';
import { optionsTable, tokensTable } from './options-doc/option-tables.mjs';
import { optionsSchema } from './options-doc/schema.mjs';
import { kindSentences, optionDigest } from './options-doc/digest.mjs';

const root = new URL('..', import.meta.url);

/** @param {string} path a file of the repository */
function file(path) {
  return fileURLToPath(new URL(path, root));
}

/**
 * @template T
 * @param {string} path
 * @returns {Promise<T>}
 */
async function load(path) {
  const { module } = await runnerImport(file(path), {
    root: fileURLToPath(root),
    configFile: false,
    logLevel: 'error',
  });
  return /** @type {T} */ (module);
}

/**
 * @param {string} text
 * @param {string} name the pair of comments between which the part stands
 * @param {string} part
 */
function replaced(text, name, part) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/options.md has no ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${part.trim()}\n\n${text.slice(to)}`;
}

/**
 * What the files should hold.
 *
 * @returns {Promise<Map<string, string>>} texts by path
 */
async function documents() {
  const { optionTable } = await /** @type {typeof load<typeof import('../src/options/option-table.js')>} */ (load)(
    'src/options/option-table.ts',
  );
  const { attributeName } = await /** @type {typeof load<typeof import('../src/options/option-paths.js')>} */ (load)(
    'src/options/option-paths.ts',
  );
  const sentences = Object.fromEntries(await commentsOf(file('src/options/kinds.ts'), 'checks'));
  /** @param {string} kind */
  const expectedOf = (kind) =>
    kind
      .replace('!', '')
      .split('|')
      .map((form) => sentences[form] ?? JSON.stringify(form))
      .join(' or ');
  const comments = new Map([
    ...(await commentsOf(file('src/options/option-table.ts'), 'optionTable')),
    ...(await commentsOf(file('src/options/theme-tokens.ts'), 'themeFields', 'theme.')),
  ]);
  const style = await resolveConfig(file('docs/options.md'));
  /** @param {string} markdown */
  const inStyle = (markdown) => format(markdown, { ...style, parser: 'markdown' });
  const options = await inStyle(optionsTable(optionTable, comments, attributeName, expectedOf));
  const tokens = await inStyle(tokensTable(optionTable.theme.fields ?? {}, comments, attributeName));
  const before = await readFile(file('docs/options.md'), 'utf8');
  const page = replaced(replaced(before, 'options', options), 'tokens', tokens);
  const schema = await format(JSON.stringify(optionsSchema(optionTable, comments)), { ...style, parser: 'json' });
  const digest = await format(optionDigest(optionTable), { ...style, parser: 'typescript' });
  return new Map([
    ['docs/options.md', page],
    ['src/options/option-digest.ts', digest],
    ['src/options/kind-sentences.ts', await format(kindSentences(sentences), { ...style, parser: 'typescript' })],
    ['options.schema.json', schema],
  ]);
}

const isCheck = process.argv.includes('--check');
for (const [path, text] of await documents()) {
  const before = await readFile(file(path), 'utf8').catch(() => '');
  if (before === text) continue;
  if (isCheck) {
    console.error(`${path} is not what src/options says: run node scripts/options-doc.mjs`);
    process.exitCode = 1;
  } else {
    await writeFile(file(path), text);
    console.log(`wrote ${path}`);
  }
}
