import { themeFields } from '../../src/options/theme-tokens.js';

/**
 * The tokens of a theme file, by name. A theme is one rule for `causerie-chat` that sets known tokens, each once.
 *
 * @throws Error that says what else it holds
 */
export function readTheme(css: string): Map<string, string> {
  const bare = css.replace(/\/\*[^]*?\*\//g, '').trim();
  const rule = /^causerie-chat\s*\{([^{}]*)\}$/.exec(bare);
  if (!rule) throw new Error('expected one rule for causerie-chat and nothing else');
  const known = new Set<string>(Object.keys(themeFields).map((token) => `--causerie-${token}`));
  const theme = new Map<string, string>();
  for (const declaration of (rule[1] ?? '').split(';').map((part) => part.trim())) {
    if (!declaration) continue;
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, colon).trim();
    if (!known.has(name)) throw new Error(`"${name}" is no token`);
    const token = name.slice('--causerie-'.length);
    if (theme.has(token)) throw new Error(`"${name}" is set twice`);
    theme.set(token, declaration.slice(colon + 1).trim());
  }
  return theme;
}
