import type { ShjLanguageData } from '@speed-highlight/core/tokenize';

// The package's types for them are wider than what they are.
type Load = () => Promise<{ readonly default: unknown }>;

/** The languages that are coloured, each with the names under which models know it. One chunk each. */
const languages: readonly (readonly [names: string, load: Load, embeds?: readonly string[]])[] = [
  ['js javascript mjs cjs jsx node', () => import('@speed-highlight/core/languages/js.js')],
  ['ts typescript tsx mts cts', () => import('@speed-highlight/core/languages/ts.js')],
  ['py python python3 py3', () => import('@speed-highlight/core/languages/py.js')],
  ['json jsonc json5', () => import('@speed-highlight/core/languages/json.js')],
  ['bash sh shell zsh console shell-session', () => import('@speed-highlight/core/languages/bash.js')],
  ['html htm vue svelte', () => import('@speed-highlight/core/languages/html.js'), ['css', 'js']],
  ['css scss less', () => import('@speed-highlight/core/languages/css.js')],
  ['xml svg rss', () => import('@speed-highlight/core/languages/xml.js')],
  ['yaml yml', () => import('@speed-highlight/core/languages/yaml.js')],
  ['toml', () => import('@speed-highlight/core/languages/toml.js')],
  ['ini conf properties env dotenv', () => import('@speed-highlight/core/languages/ini.js')],
  ['sql mysql postgresql postgres sqlite plsql tsql', () => import('@speed-highlight/core/languages/sql.js')],
  ['go golang', () => import('@speed-highlight/core/languages/go.js')],
  ['rs rust', () => import('@speed-highlight/core/languages/rs.js')],
  ['java kotlin kt', () => import('@speed-highlight/core/languages/java.js')],
  ['c h cpp c++ cc cxx hpp cs csharp c#', () => import('@speed-highlight/core/languages/c.js')],
  ['lua', () => import('@speed-highlight/core/languages/lua.js')],
  ['pl perl', () => import('@speed-highlight/core/languages/pl.js')],
  ['docker dockerfile', () => import('@speed-highlight/core/languages/docker.js')],
  ['make makefile', () => import('@speed-highlight/core/languages/make.js')],
  ['diff patch', () => import('@speed-highlight/core/languages/diff.js')],
  ['http', () => import('@speed-highlight/core/languages/http.js')],
  ['csv', () => import('@speed-highlight/core/languages/csv.js')],
  ['md markdown', () => import('@speed-highlight/core/languages/md.js')],
];

/** A language and those that stand within it. */
export interface Grammar {
  readonly data: ShjLanguageData;
  readonly embedded: Record<string, ShjLanguageData>;
}

/** Undefined for a language that is not known, or did not load. */
export async function loadGrammar(name: string): Promise<Grammar | undefined> {
  const row = rowOf(name.toLowerCase());
  if (!row) return undefined;
  const [, load, embeds = []] = row;
  try {
    const [own, ...others] = await Promise.all([load(), ...embeds.map((embed) => rowOf(embed)?.[1]())]);
    const embedded: Record<string, ShjLanguageData> = {};
    for (const [index, other] of others.entries())
      if (other) embedded[embeds[index] ?? ''] = other.default as ShjLanguageData;
    return { data: own.default as ShjLanguageData, embedded };
  } catch {
    return undefined;
  }
}

function rowOf(name: string): (typeof languages)[number] | undefined {
  return languages.find(([names]) => names.split(' ').includes(name));
}
