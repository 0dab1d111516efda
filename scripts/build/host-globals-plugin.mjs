/**
 * Lets the signals libraries work in pages that have changed what all scripts of a page share. Without it no chat
 * starts in the pages "get on Object.prototype", "writable and value on Object.prototype" and "MooTools’ bind" of
 * `e2e/rehearsal/host-pages.spec.ts`.
 *
 * - A property descriptor inherits `get`, `writable` or `value` from a changed `Object.prototype`, and the browser refuses
 *   one that has them beside each other: their descriptors get no prototype.
 * - MooTools and Prototype.js replace `bind`, and MooTools' passes no first arguments on: a function of their module
 *   stands in for it.
 *
 * @returns {import('vite').Plugin}
 */
export function hostGlobalsPlugin() {
  return {
    name: 'host-globals',
    transform(code, id) {
      const [library] = /@preact\/signals(?:-core)?\/(?!utils)/.exec(id) ?? [];
      if (!library) return undefined;
      const changes = library.includes('core') ? [ownValues] : [ownDescriptors, ownBind];
      const changed = changes.reduce((text, change) => {
        const next = change(text);
        if (next === text) this.error(`${id} has nothing for ${change.name} any more: is it still of use?`);
        return next;
      }, code);
      return { code: changed, map: null };
    },
  };
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
