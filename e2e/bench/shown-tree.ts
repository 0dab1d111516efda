import type { Page } from '@playwright/test';

/**
 * The last answer on the screen as a tree of elements and texts, without our own controls; and the same of HTML as a
 * parser of the whole text gives it.
 */
export async function shownAndWhole(page: Page, wholeHtml: string): Promise<{ shown: unknown; whole: unknown }> {
  return page.evaluate((html) => {
    const controls = 'button, .code-head, .table-foot, .unseen, .host, svg';
    const names: Record<string, string> = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6', h6: 'h6' };
    const transparent = new Set(['span', 'bdi', 'div', 'section', 'body']);
    type Tree = string | [string, ...Tree[]];
    function treeOf(node: Node, rename: (name: string) => string): Tree[] {
      if (node instanceof Text) return [node.data];
      if (!(node instanceof Element) || node.matches(controls)) return [];
      const children: Tree[] = [];
      for (const part of Array.from(node.childNodes).flatMap((child) => treeOf(child, rename))) {
        const last = children.at(-1);
        if (typeof part === 'string' && typeof last === 'string') children[children.length - 1] = last + part;
        else children.push(part);
      }
      const isTightText = node.localName === 'p' && node.parentElement?.localName === 'li';
      if (transparent.has(node.localName) || isTightText) return children;
      const kept = children.map((c) => (typeof c === 'string' ? c.trim() : c)).filter((c) => c !== '');
      return [[rename(node.localName), ...kept]];
    }
    const clean = (tree: Tree[]): Tree[] => tree.filter((part) => typeof part !== 'string' || part.trim() !== '');
    const host = document.querySelector('causerie-chat');
    const answers = host?.shadowRoot?.querySelectorAll('article[data-role=assistant] .markdown') ?? [];
    const last = answers[answers.length - 1];
    const whole = new DOMParser().parseFromString(html, 'text/html').body;
    return {
      shown: last ? clean(treeOf(last, (name) => name)) : [],
      whole: clean(treeOf(whole, (name) => names[name] ?? name)),
    };
  }, wholeHtml);
}
