/**
 * Lets the signals libraries and the bundler's own helpers work in pages that have changed what all scripts of a page
 * share. Without it no chat starts in the pages "get on Object.prototype", "writable and value on Object.prototype" and
 * "MooTools’ bind" of `e2e/rehearsal/host-pages.spec.ts`, and no chunk that has a namespace object loads in any page with
 * something on `Object.prototype`.
 *
 * - A property descriptor inherits `get`, `writable` or `value` from a changed `Object.prototype`, and the browser refuses
 *   one that has them beside each other: their descriptors get no prototype.
 * - MooTools and Prototype.js replace `bind`, and MooTools' passes no first arguments on: a function of their module
 *   stands in for it.
 * - The bundler makes the object of a chunk's exports with `for … in`, which meets what is on `Object.prototype`, too.
 *
 * @returns {import('vite').Plugin}
 */
export function hostGlobalsPlugin() {
  return {
    name: 'host-globals',
    transform(code, id) {
      const changes = changesOf(id);
      if (!changes.length) return undefined;
      const changed = changes.reduce((text, change) => {
        const next = change(text);
        if (next === text) this.error(`${id} has nothing for ${change.name} any more: is it still of use?`);
        return next;
      }, code);
      return { code: changed, map: null };
    },
  };
}

/**
 * @param {string} id
 * @returns {readonly ((code: string) => string)[]}
 */
function changesOf(id) {
  if (id === '\0rolldown/runtime.js') return [ownExports, ownGetters, ownTag];
  const [library] = /@preact\/signals(?:-core)?\/(?!utils)/.exec(id) ?? [];
  if (!library) return [];
  return library.includes('core') ? [ownValues] : [ownDescriptors, ownBind];
}

/** @param {string} code */
function ownExports(code) {
  return code.replace('for (var name in all)', 'for (var name of Object.keys(all))');
}

/** @param {string} code */
function ownGetters(code) {
  return code.replace('{ get: all[name],', '{ __proto__: null, get: all[name],');
}

/** @param {string} code */
function ownTag(code) {
  return code.replace('Symbol.toStringTag, { value:', 'Symbol.toStringTag, { __proto__: null, value:');
}

/** @param {string} code */
function ownValues(code) {
  return code.replace(/Object\.defineProperty\([\w$.]+, ?"value", ?\{/g, '$&__proto__:null,');
}

/** @param {string} code */
function ownDescriptors(code) {
  return code.replace(/\{(?=configurable:)/g, '{__proto__:null,');
}

/** @param {string} code */
function ownBind(code) {
  const bound = code.replace(/\b([\w$]+)\.bind\(null,/g, 'bindFirst($1,');
  return bound === code ? code : `${bound}\nfunction bindFirst(f,first){return(...rest)=>f(first,...rest)}`;
}
