import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { useExtendedLabels } from '../../answer-context.js';
import { lazy } from '../../../platform/lazy.js';
import { extendedElement } from '../elements.js';
import type { FormulaNode } from '../../nodes.js';
import { plainOrder } from '../../shown-text.js';
import { Custom } from './custom.js';

const setter = lazy(() => import('../../formulas/set-formula.js'));

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
  const loaded = useSignal(setter.value);
  const value = loaded.value ?? setter.value;
  useLayoutEffect(() => {
    if (isWhole && !value) void setter.load().then((setting) => (loaded.value = setting));
  }, [isWhole, value]);
  const set = useMemo(() => (isWhole && value ? value.setFormula(tex, isBlock) : null), [value, tex, isBlock, isWhole]);
  const shown = set ?? extendedElement('code', {}, tex);
  if (!isBlock) return extendedElement('span', { class: 'tex' }, shown);
  // Reached by keyboard, since it scrolls.
  return extendedElement('div', { class: 'tex', role: 'group', tabIndex: 0, 'aria-label': formula }, shown);
}
