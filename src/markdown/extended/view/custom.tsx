import type { VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { AnswerRenderers, Rendered } from '../../../core/answer-renderers.js';
import { createLog } from '../../../platform/log.js';
import { useAnswer } from '../../answer-context.js';
import { extendedElement } from '../elements.js';

type Part = Parameters<NonNullable<AnswerRenderers[keyof AnswerRenderers]>>[0];

/** A part of an answer: the owner's own view of it, or the usual one. */
export function Custom({ part, isInline, children }: { part: Part; isInline: boolean; children: VNode }): VNode {
  const { options } = useAnswer();
  const renderer = options.renderers[part.type] as ((part: Part) => Rendered) | undefined;
  // A part that says the same is the same: it is not shown anew with every delta.
  const key = renderer && JSON.stringify(part);
  const rendered = useMemo(() => renderer && nodesOf(renderer, part), [renderer, key]);
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (rendered) place.current?.replaceChildren(...rendered);
  }, [rendered]);
  return rendered ? extendedElement(isInline ? 'span' : 'div', { class: 'custom', ref: place }) : children;
}

/** The renderers that were warned of. */
const failed = new WeakSet<object>();

/** Undefined for the usual view. */
function nodesOf(renderer: (part: Part) => Rendered, part: Part): readonly (Node | string)[] | undefined {
  try {
    const nodes = flat(renderer(part));
    return nodes.length ? nodes : undefined;
  } catch (error) {
    if (!failed.has(renderer)) createLog(() => false).warn(`The renderer ${part.type} failed: ${String(error)}`);
    failed.add(renderer);
    return undefined;
  }
}

function flat(rendered: Rendered): (Node | string)[] {
  if (rendered === null || rendered === undefined) return [];
  if (Array.isArray(rendered)) return rendered.flatMap(flat);
  return [rendered instanceof Node ? rendered : String(rendered)];
}
