import { colourTokens } from '../core/contrast-pairs.js';
import { asObject } from '../transport/json.js';
import { themeFields } from '../options/theme-tokens.js';

const colourNames: ReadonlySet<string> = new Set(colourTokens);

/** The two values of a token; the same for one that does not depend on the scheme. */
export interface TokenValue {
  readonly light: string;
  readonly dark: string;
}

/** The tokens of a theme file, and its mistakes. */
export interface ThemeFile {
  readonly tokens: ReadonlyMap<string, TokenValue>;
  /** A sentence for each thing in the file that is not a known token with a value. */
  readonly findings: readonly string[];
}

/** Reads a theme from CSS (one rule for `causerie-chat`) or from JSON (`theme.schema.json`). Never throws. */
export function readTheme(text: string, kind: 'css' | 'json'): ThemeFile {
  const findings: string[] = [];
  const tokens = new Map<string, TokenValue>();
  const pairs = kind === 'css' ? cssTokens(text, findings) : jsonTokens(text, findings);
  for (const [name, value] of pairs) {
    if (!Object.hasOwn(themeFields, name)) findings.push(`"${name}" is no token of a theme`);
    else if (tokens.has(name)) findings.push(`"${name}" is set twice`);
    else {
      if (value.light !== value.dark && !colourNames.has(name))
        findings.push(`"${name}" is no colour: it takes one value`);
      tokens.set(name, value);
    }
  }
  return { tokens, findings };
}

type Pair = readonly [string, TokenValue];

function cssTokens(css: string, findings: string[]): Pair[] {
  const bare = css.replace(/\/\*[^]*?\*\//g, '').trim();
  const rule = /^causerie-chat\s*\{([^{}]*)\}$/.exec(bare);
  if (!rule) findings.push('expected one rule for causerie-chat and nothing else');
  return declarationsOf(rule?.[1] ?? '').flatMap((declaration) => {
    const property = /^--causerie-([\w-]+)\s*:\s*([^]+)$/.exec(declaration);
    if (!property) findings.push(`"${declaration}" sets no custom property that begins with --causerie-`);
    return property ? [[property[1] ?? '', valueOf(property[2] ?? '')] as const] : [];
  });
}

function declarationsOf(body: string): string[] {
  return body.split(';').flatMap((part) => part.trim() || []);
}

/** `light-dark(a, b)` holds both values. */
function valueOf(value: string): TokenValue {
  const pair = /^light-dark\(\s*([^,()]+(?:\([^()]*\))?)\s*,\s*([^,()]+(?:\([^()]*\))?)\s*\)$/i.exec(value.trim());
  const [light = value, dark = value] = [pair?.[1], pair?.[2]];
  return { light: light.trim(), dark: dark.trim() };
}

function jsonTokens(text: string, findings: string[]): Pair[] {
  let tokens: unknown;
  try {
    ({ tokens } = asObject(JSON.parse(text)));
  } catch {
    findings.push('the file is not JSON');
    return [];
  }
  if (typeof tokens !== 'object' || tokens === null) findings.push('expected an object "tokens"');
  return Object.entries(asObject(tokens)).flatMap(([name, value]): Pair[] => {
    const { light, dark } = asObject(value);
    if (typeof value === 'string') return [[name, valueOf(value)]];
    if (typeof light === 'string' && typeof dark === 'string') return [[name, { light, dark }]];
    findings.push(`"${name}" is neither a text nor an object of the texts "light" and "dark"`);
    return [];
  });
}
