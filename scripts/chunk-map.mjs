import { decode, encode } from '@jridgewell/sourcemap-codec';

/** @typedef {import('@jridgewell/sourcemap-codec').SourceMapMappings} Mappings a list of segments for each line */

/**
 * Changes the map of a chunk as its code was changed.
 *
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @param {import('vite').Rolldown.OutputChunk} chunk
 * @param {(mappings: Mappings) => Mappings} change
 */
export function changeMap(bundle, chunk, change) {
  const file = bundle[chunk.sourcemapFileName ?? ''];
  if (file?.type !== 'asset') return;
  const map = JSON.parse(String(file.source));
  file.source = JSON.stringify({ ...map, mappings: encode(change(decode(map.mappings))) });
}
