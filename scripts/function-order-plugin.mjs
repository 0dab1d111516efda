import { brotliCompressSync } from 'node:zlib';
import { changeMap } from './chunk-map.mjs';

/** How many places are tried: a hundredth of a second each. More of them find less and less. */
const tries = 400;

/**
 * A statement of the script's one function, and where it stands in the code.
 *
 * @typedef {{ start: number, end: number, isFunction: boolean }} Part
 */

/**
 * Puts the functions of the classic script, each of which can stand anywhere in it, in an order that compresses well:
 * about half a hundredth of what every page loads. To run after what minifies. The same code gives the same order.
 *
 * @returns {import('vite').Plugin}
 */
export function functionOrderPlugin() {
  return {
    name: 'function-order',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
          const { code } = chunk;
          const parts = partsOf(this.parse(code), code);
          const order = bestOrder(code, parts);
          chunk.code = ordered(code, order);
          // Throws where it is no script any more.
          this.parse(chunk.code);
          changeMap(bundle, chunk, ([line = []]) => [orderedLine(line, code, order)]);
        }
      },
    },
  };
}

/**
 * @param {any} program `!function(){…}();` on one line
 * @param {string} code
 * @returns {Part[]} all but the last statement, which may have no semicolon; without a gap between them
 */
function partsOf(program, code) {
  /** @type {{ type: string, start: number, end: number }[]} */
  const statements = program.body[0]?.expression?.argument?.callee?.body?.body ?? [];
  const parts = statements
    .slice(0, -1)
    .map(({ type, start, end }) => ({ start, end, isFunction: type === 'FunctionDeclaration' }));
  const isWhole = parts.length > 0 && parts.every(({ start }, i) => i === 0 || start === parts[i - 1]?.end);
  if (!isWhole || code.trimEnd().includes('\n')) {
    throw new Error('the classic script is not one function on one line any more: see function-order-plugin.mjs');
  }
  return parts;
}

/**
 * @param {string} code
 * @param {readonly Part[]} parts
 */
function bestOrder(code, parts) {
  let best = parts;
  let least = brotliCompressSync(ordered(code, best)).length;
  const next = randomBelow();
  for (let i = 0; i < tries; i++) {
    const order = [...best];
    const [moved] = order.splice(next(order.length), 1);
    const place = next(order.length + 1);
    if (!moved?.isFunction) continue;
    order.splice(place, 0, moved);
    const size = brotliCompressSync(ordered(code, order)).length;
    if (size > least) continue;
    least = size;
    best = order;
  }
  return best;
}

/** Numbers that look random and are the same in every build (mulberry32). */
function randomBelow() {
  let state = 1;
  /** @param {number} limit */
  return (limit) => {
    state += 0x6d2b79f5;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/**
 * @param {string} code
 * @param {readonly Part[]} order
 */
function ordered(code, order) {
  return cut(code, order)
    .map(({ start, end }) => code.slice(start, end))
    .join('');
}

/**
 * The map of the code, whose one line is cut and put together as the code is.
 *
 * @param {import('./chunk-map.mjs').Mappings[number]} line
 * @param {string} code
 * @param {readonly Part[]} order
 */
function orderedLine(line, code, order) {
  let at = 0;
  return cut(code, order).flatMap(({ start, end }) => {
    const by = at - start;
    at += end - start;
    return line
      .filter(([column]) => column >= start && column < end)
      .map(([column, ...rest]) => /** @type {typeof line[number]} */ ([column + by, ...rest]));
  });
}

/**
 * What the code is made of: the parts in their order, between what stands around them.
 *
 * @param {string} code
 * @param {readonly Part[]} order
 */
function cut(code, order) {
  const start = Math.min(...order.map((part) => part.start));
  const end = Math.max(...order.map((part) => part.end));
  return [{ start: 0, end: start }, ...order, { start: end, end: code.length }];
}
