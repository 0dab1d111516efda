/**
 * The cycles of a graph: groups of more than one file that all lead to each other (Tarjan's strongly connected
 * components).
 *
 * @see {@link https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm}
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {readonly (readonly string[])[]}
 */
export function cyclesOf(graph) {
  /** @type {Map<string, { index: number, low: number, isOpen: boolean }>} */
  const found = new Map();
  /** @type {string[]} */
  const open = [];
  /** @type {string[][]} */
  const cycles = [];
  for (const file of graph.keys()) if (!found.has(file)) visit(file);
  return cycles;

  /** @param {string} file */
  function visit(file) {
    const node = { index: found.size, low: found.size, isOpen: true };
    found.set(file, node);
    open.push(file);
    for (const next of graph.get(file) ?? []) {
      const known = found.get(next);
      if (!known) node.low = Math.min(node.low, visit(next).low);
      else if (known.isOpen) node.low = Math.min(node.low, known.index);
    }
    if (node.low === node.index) {
      const group = open.splice(open.indexOf(file));
      for (const member of group) {
        const known = found.get(member);
        if (known) known.isOpen = false;
      }
      if (group.length > 1) cycles.push(group);
    }
    return node;
  }
}
