import { changeMap } from './chunk-map.mjs';

/**
 * Exports what later chunks share with the entry under the names that it has there: `export{ab}` in place of
 * `export{ab as t}`. A hundred and more such pairs of short names are a part of what every visitor loads that cannot
 * be compressed. The names by which the entry's own module is imported stay. To run after what renames.
 *
 * @returns {import('vite').Plugin}
 */
export function ownNamesPlugin() {
  return {
    name: 'own-names',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        for (const entry of chunks.filter(({ isEntry }) => isEntry)) {
          const stays = new Set(this.getModuleInfo(entry.facadeModuleId ?? '')?.exports);
          /** The name in the entry of what was exported under another. @type {Map<string, string>} */
          const ownNames = new Map();
          const start = entry.code.lastIndexOf('export{') + 'export{'.length;
          const end = entry.code.indexOf('}', start);
          const exported = entry.code
            .slice(start, end)
            .split(',')
            .map((pair) => {
              const [own = '', name = own] = pair.split(' as ');
              if (stays.has(name)) return pair;
              ownNames.set(name, own);
              return own;
            });
          // In order they compress better.
          exported.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
          entry.code = entry.code.slice(0, start) + exported.join(',') + entry.code.slice(end);
          for (const chunk of chunks) if (chunk !== entry) renameImports(bundle, chunk, entry, ownNames);
        }
      },
    },
  };
}

/**
 * Imports from the entry what it now exports by other names. The import stands in the chunk's first line, whose map
 * moves with it.
 *
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @param {import('vite').Rolldown.OutputChunk} chunk
 * @param {import('vite').Rolldown.OutputChunk} entry
 * @param {ReadonlyMap<string, string>} ownNames
 */
function renameImports(bundle, chunk, entry, ownNames) {
  const from = `}from"./${entry.fileName.split('/').at(-1)}"`;
  const end = chunk.code.indexOf(from);
  if (end < 0) return;
  const start = chunk.code.lastIndexOf('{', end) + 1;
  const imported = chunk.code
    .slice(start, end)
    .split(',')
    .map((pair) => {
      const [name = '', local = name] = pair.split(' as ');
      const own = ownNames.get(name) ?? name;
      return own === local ? own : `${own} as ${local}`;
    });
  chunk.code = chunk.code.slice(0, start) + imported.join(',') + chunk.code.slice(end);

  const moved = imported.join(',').length - (end - start);
  changeMap(bundle, chunk, (lines) => {
    for (const segment of lines[0] ?? []) if (segment[0] >= end) segment[0] += moved;
    return lines;
  });
}
