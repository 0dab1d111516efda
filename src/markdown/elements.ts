import { createElement, type ComponentChildren, type VNode } from 'preact';
import { safeHref, safeSource } from './safe-link.js';

/**
 * Everything an answer can become: elements, and the attributes they may carry. No id, no style, no handler that a
 * text could name; `class` and `role` come from this folder, never from an answer.
 */
const allowedAttributes = {
  a: ['href', 'target', 'rel'],
  bdi: ['class'],
  blockquote: ['dir'],
  br: [],
  button: ['type', 'class', 'aria-label', 'onClick', 'onBlur'],
  code: [],
  del: [],
  div: ['class', 'role', 'tabIndex', 'aria-label', 'dir'],
  em: [],
  h3: ['dir'],
  h4: ['dir'],
  h5: ['dir'],
  h6: ['dir', 'aria-level'],
  hr: [],
  img: ['src', 'alt', 'referrerPolicy', 'decoding'],
  input: ['type', 'checked', 'disabled', 'aria-label'],
  li: ['class'],
  ol: ['start', 'class', 'dir'],
  p: ['class', 'dir'],
  pre: ['role', 'tabIndex', 'aria-label'],
  span: ['class'],
  strong: [],
  table: ['dir'],
  tbody: [],
  td: ['class', 'dir'],
  th: ['class', 'dir', 'scope'],
  thead: [],
  tr: [],
  ul: ['class', 'dir'],
} as const;

type Tag = keyof typeof allowedAttributes;
type Attribute<T extends Tag> = (typeof allowedAttributes)[T][number];
type Value = string | number | boolean | undefined | (() => void);

/** The one place where an answer becomes elements. Addresses are checked here, whoever checked them before. */
export function element<T extends Tag>(
  tag: T,
  attributes: { readonly [A in Attribute<T>]?: Value },
  ...children: readonly ComponentChildren[]
): VNode {
  const names: readonly string[] = allowedAttributes[tag];
  const given = Object.entries<Value>(attributes).filter(
    ([name, value]) => names.includes(name) && isSafe(name, value),
  );
  return createElement(tag, Object.fromEntries(given), ...children);
}

function isSafe(name: string, value: Value): boolean {
  if (name === 'href') return safeHref(String(value)) === value;
  if (name === 'src') return safeSource(String(value)) === value;
  return true;
}
