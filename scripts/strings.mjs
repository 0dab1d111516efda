// Writes docs/texts.md, the list of all texts, and src/debug/text-names.ts, their names, from src/strings/en/. With --check
// it writes nothing, and fails where one of them is not up to date, where a text is missing, unused or not well formed, or where docs/languages.md lacks a language.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { readSources } from './house/sources.mjs';
import { commentsOf } from './options-doc/comments.mjs';
import { isMain, root, runMain } from './run.mjs';
import { faultsOf, textsByPath } from './strings/check-texts.mjs';
import { isUsed, usedNames } from './strings/used-names.mjs';

/** @typedef {import('./strings/check-texts.mjs').Text} Text */

const list = 'docs/texts.md';
const nameList = 'src/debug/text-names.ts';

/** Prints what is wrong with the texts, and throws where anything is. */
async function checkStrings() {
  const { english, translations } = await readTexts();
  const texts = textsByPath(english);
  const faults = [...translations].flatMap(([tag, translation]) => faultsOf(tag, textsByPath(translation), texts));
  const named = readFileSync(join(root, 'docs/languages.md'), 'utf8');
  const all = [
    ...faultsOf('en', texts, texts),
    ...faults,
    ...unusedIn(texts),
    ...[...translations.keys()]
      .filter((tag) => !named.includes(`| \`${tag}\``))
      .map((tag) => `${tag} is not in docs/languages.md`),
    ...[...(await listsOf(english))]
      .filter(([path, text]) => text !== readFileSync(join(root, path), 'utf8'))
      .map(([path]) => `${path} is not up to date: node scripts/strings.mjs`),
  ];
  for (const fault of all) console.log(fault);
  console.log(`${texts.size} texts in ${translations.size + 1} languages`);
  if (all.length > 0) throw new Error(`the texts have ${all.length} faults`);
}

/** All texts, by language. */
async function readTexts() {
  const registry = await /** @type {typeof load<typeof import('../src/strings/languages.js')>} */ (load)(
    'src/strings/languages.ts',
  );
  const english = await load('src/strings/en/texts.ts');
  /** @type {Map<string, object>} */
  const translations = new Map();
  for (const tag of Object.keys(registry.languages)) {
    translations.set(tag, { ...(await load(`src/strings/${tag}/texts.ts`)) });
  }
  return { english: { ...english }, translations };
}

/**
 * @template {object} T
 * @param {string} path
 * @returns {Promise<T>}
 */
async function load(path) {
  const { module } = await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' });
  return /** @type {T} */ (module);
}

/** @param {ReadonlyMap<string, Text>} texts */
function unusedIn(texts) {
  // The folders of languages hold the texts themselves.
  const names = usedNames(readSources(join(root, 'src')).filter(({ file }) => !/^strings\/[\w-]+\//.test(file)));
  return [...texts.keys()].filter((path) => !isUsed(path, names)).map((path) => `${path} is shown nowhere`);
}

/**
 * The files that are made from the texts, by their paths.
 *
 * @param {object} english
 */
async function listsOf(english) {
  return new Map([
    [list, await textList(english)],
    [nameList, await textNames(english)],
  ]);
}

/**
 * The names of all texts, for the console: with the texts themselves they would be shared by the chunks that show them.
 *
 * @param {object} english
 */
async function textNames(english) {
  const names = Object.entries(english).map(([group, texts]) => [group, [...textsByPath(texts).keys()].join(' ')]);
  const text = `// Made from src/strings/en/ by scripts/strings.mjs. Do not edit.
/** The names of all texts by their groups, as the option \`strings\` knows them. */
export const textNames = ${JSON.stringify(Object.fromEntries(names))};`;
  return format(text, { ...(await resolveConfig(join(root, 'package.json'))), parser: 'typescript' });
}

/**
 * The list of all texts, for owners who change some.
 *
 * @param {object} english
 */
async function textList(english) {
  const parts = [
    '<!-- Made from src/strings/en/ by scripts/strings.mjs. Do not edit. -->',
    '# Texts',
    'Every text of the interface in English, by the name that the option `strings` knows it by: see [languages](languages.md).',
  ];
  for (const [group, texts] of Object.entries(english)) {
    const file = group.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const comments = await commentsOf(join(root, `src/strings/en/${file}.ts`), group);
    parts.push(`## ${group}`, ['| name | text | where |', '| --- | --- | --- |', ...rows(texts, comments)].join('\n'));
  }
  return format(parts.join('\n\n'), { ...(await resolveConfig(join(root, 'package.json'))), parser: 'markdown' });
}

/**
 * @param {object} texts
 * @param {ReadonlyMap<string, string>} comments
 */
function rows(texts, comments) {
  return [...textsByPath(texts)].map(([path, text]) => {
    const forms = typeof text === 'string' ? [text] : Object.entries(text).map(([form, words]) => `${form}: ${words}`);
    const comment = comments.get(path) ?? comments.get(path.replace(/\.[^.]+$/, '')) ?? '';
    return `| \`${path}\` | ${forms.join('<br>')} | ${comment.replace(/\s+/g, ' ')} |`;
  });
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    if (!process.argv.includes('--check')) {
      for (const [path, text] of await listsOf((await readTexts()).english)) writeFileSync(join(root, path), text);
    }
    await checkStrings();
  });
}
