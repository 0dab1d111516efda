import type { ComponentChildren, VNode } from 'preact';
import temml from 'temml';
import { classesOf } from './classes.js';
import { mathElement, isMathTag, type MathTag } from './elements.js';
import { shownText } from '../shown-text.js';
import styles from './formulas.css?inline';

/** TeX with more tokens (commands and characters) is shown as it was written: it would take long to set. */
const mostTokens = 2_000;

const token = /\\[a-z@]+|\S/gi;

/**
 * Commands that define others. They are not run: a chain of definitions grows tenfold an expansion, so that 200 bytes
 * could keep the page for seconds.
 */
const definition = /\\(?:[egx]?def|(?:future)?let|(?:re)?newcommand|providecommand|global|long)(?![a-z@])/i;

/** Elements of one formula; what has more is shown as it was written. */
const most = 5_000;

/** The style sheet of formulas; loaded with them. */
export const formulaCss: string = styles;

/** A node of the tree that the library makes: an element, a group without one, or text. */
interface TreeNode {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly attributes?: unknown;
  readonly classes?: unknown;
  readonly style?: unknown;
  readonly children?: unknown;
}

/**
 * TeX as elements, or null where it cannot be read. Only the library's tree is used, never its markup, and of that only
 * what the list of elements allows: no styles, no links, no addresses.
 */
export function setFormula(tex: string, isBlock: boolean): VNode | null {
  if (definition.test(tex) || tooLong(tex)) return null;
  try {
    // The one way to its tree; the package's types name it, too.
    // eslint-disable-next-line no-underscore-dangle
    const tree: unknown = temml.__renderToMathMLTree(tex, {
      displayMode: isBlock,
      throwOnError: true,
      trust: false,
      maxSize: [10, 10],
      maxExpand: 200,
    });
    return root(tree, isBlock);
  } catch {
    return null;
  }
}

function tooLong(tex: string): boolean {
  token.lastIndex = 0;
  let count = 0;
  while (count <= mostTokens && token.test(tex)) count++;
  return count > mostTokens;
}

function root(tree: unknown, isBlock: boolean): VNode {
  const budget = { left: most };
  const children = isNode(tree) ? childrenOf(tree, budget) : null;
  return mathElement('math', { display: isBlock ? 'block' : 'inline', dir: 'ltr' }, children);
}

function view(node: TreeNode, budget: { left: number }): ComponentChildren {
  if (--budget.left < 0) throw new RangeError('too many elements');
  if (typeof node.text === 'string') return shownText(node.text);
  const children = childrenOf(node, budget);
  const { type } = node;
  if (typeof type !== 'string' || !isMathTag(type)) return children;
  const attributes = isRecord(node.attributes) ? node.attributes : {};
  const sizes = Object.entries(attributes).filter(([, value]) => typeof value === 'string' && isPlain(value));
  return mathElement(
    type as MathTag & 'mo',
    { ...Object.fromEntries(sizes), class: classesOf(node).join(' ') || undefined },
    children,
  );
}

function childrenOf({ children }: TreeNode, budget: { left: number }): ComponentChildren {
  return Array.isArray(children) ? children.filter(isNode).map((child) => view(child, budget)) : null;
}

/** Words, and lengths of at most two digits before the point. */
function isPlain(value: string): boolean {
  return /^(?:[a-z]+(?: [a-z]+)*|-?\d{0,2}(?:\.\d+)?(?:em|px|ex|pt)?)$/.test(value);
}

function isNode(value: unknown): value is TreeNode {
  return isRecord(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
