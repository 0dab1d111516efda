import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { adoptStyles } from '../../../platform/adopt-styles.js';
import { useExtendedLabels } from '../../answer-context.js';
import { lazy, useLazy } from '../../../platform/lazy.js';
import { extendedElement } from '../elements.js';
import type { FormulaNode } from '../../nodes.js';
import { plainOrder } from '../../shown-text.js';
import { Custom } from './custom.js';
import { useLate } from './late-work.js';

const lazyFormulas = lazy(() => import('../../formulas/set-formula.js'));

/** A formula. Until it is set, and where it cannot be, its TeX stands in its place. */
export function Formula({ node }: { node: FormulaNode }): VNode {
  const tex = plainOrder(node.text);
  const usual = <SetFormula node={node} tex={tex} />;
  if (!node.isWhole) return usual;
  return (
    <Custom part={{ type: 'formula', tex, isBlock: node.isBlock }} isInline={!node.isBlock}>
      {usual}
    </Custom>
  );
}

function SetFormula({ node: { isBlock, isWhole }, tex }: { node: FormulaNode; tex: string }): VNode {
  const { formula } = useExtendedLabels();
  const formulas = useLazy(lazyFormulas, isWhole);
  const set = useLate(isWhole && formulas ? () => formulas.setFormula(tex, isBlock) : undefined, [
    formulas,
    tex,
    isBlock,
    isWhole,
  ]);
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(
    () => (set && formulas && place.current ? adoptStyles(place.current, formulas.formulaCss) : undefined),
    [set !== undefined && set !== null],
  );
  const shown = set ?? extendedElement('code', {}, tex);
  if (!isBlock) return extendedElement('span', { class: 'tex', ref: place }, shown);
  // Reached by keyboard, since it scrolls.
  return extendedElement('div', { class: 'tex', role: 'group', tabIndex: 0, 'aria-label': formula, ref: place }, shown);
}
