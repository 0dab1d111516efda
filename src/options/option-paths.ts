import { optionSpec } from './option-digest.js';

/** For every option by its path, such as `launcher.label`: what its value may be, as a sentence for `fits`. */
export function optionPaths(): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const line of optionSpec.split('\n')) {
    const [expected = '', ...names] = line.split('|');
    let group = '';
    for (const name of names) {
      if (name.endsWith('.')) group = name;
      else paths.set(group + name, expected);
    }
  }
  return paths;
}
