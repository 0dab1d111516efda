/**
 * Property descriptors of the signals library without a prototype: where a host page has put `writable`, `value` or
 * `get` on `Object.prototype`, a plain one is refused, and no chat starts.
 *
 * @returns {import('vite').Plugin}
 */
export function ownDescriptorsPlugin() {
  return {
    name: 'own-descriptors',
    transform(code, id) {
      if (!id.includes('@preact/signals-core/')) return undefined;
      const own = code.replace(/Object\.defineProperty\([\w$.]+, ?"value", ?\{/g, '$&__proto__:null,');
      if (own === code) this.error('the signals library defines no "value" any more: is this plugin still of use?');
      return { code: own, map: null };
    },
  };
}
