import { decode, encode } from '@jridgewell/sourcemap-codec';

/**
 * Writes every other letter of a script as `\u…`: a browser reads a classic script in the encoding of its page, which
 * need not be UTF-8 (a module is always read as UTF-8). Minifiers write the letters themselves.
 *
 * @returns {import('vite').Plugin}
 */
export function asciiPlugin() {
  return {
    name: 'ascii',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          const { code } = chunk;
          chunk.code = escaped(code);
          const map = bundle[chunk.sourcemapFileName ?? ''];
          if (map?.type === 'asset') map.source = movedMap(String(map.source), code);
        }
      },
    },
  };
}

/** @param {string} code */
function escaped(code) {
  return code.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * The map of escaped code: each segment stands as far to the right as the letters before it have become longer.
 *
 * @param {string} map
 * @param {string} code before
 */
function movedMap(map, code) {
  const parsed = JSON.parse(map);
  const lines = code.split('\n');
  const mappings = decode(parsed.mappings);
  for (const [at, segments] of mappings.entries()) {
    for (const segment of segments) segment[0] = escaped((lines[at] ?? '').slice(0, segment[0])).length;
  }
  return JSON.stringify({ ...parsed, mappings: encode(mappings) });
}
