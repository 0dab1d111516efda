import type { InlineNode } from '../../nodes.js';

/** The words of inline nodes, for where only text can stand. */
export function textOf(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if ('children' in node) return textOf(node.children);
      if (node.type === 'image') return node.alt;
      return 'text' in node ? node.text : '\n';
    })
    .join('');
}

/** Addresses within the text of a link are text. */
export function withoutLinks(nodes: readonly InlineNode[]): readonly InlineNode[] {
  return nodes.flatMap((node): readonly InlineNode[] => {
    if (typeof node === 'string' || !('children' in node)) return [node];
    const children = withoutLinks(node.children);
    return node.type === 'link' ? children : [{ ...node, children }];
  });
}
