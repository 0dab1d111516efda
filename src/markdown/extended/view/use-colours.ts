import { useSignal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { adoptStyles } from '../../../platform/adopt-styles.js';
import { lazy } from '../../../platform/lazy.js';
import { extendedElement } from '../elements.js';
import type { SourceNode } from '../../nodes.js';
import { plainOrder } from '../../shown-text.js';
import type { Token } from '../../code-colours/tokens.js';

const colours = lazy(() => import('../../code-colours/colour-code.js'));

/** The tokens of a block of code, kept with the block they belong to. */
interface Coloured {
  readonly node: SourceNode;
  readonly tokens: readonly Token[];
}

/**
 * Colours a block of code once it is whole: over its text where the browser can, so that no element is added; else by
 * the spans that are returned.
 */
export function useColours(
  place: RefObject<HTMLElement | null>,
  node: SourceNode,
  language: string,
): ComponentChildren | undefined {
  const coloured = useSignal<Coloured | undefined>(undefined);
  const tokens = coloured.value?.node === node ? coloured.value.tokens : undefined;
  useLayoutEffect(() => {
    if (!node.isWhole || !language) return undefined;
    const stop = new AbortController();
    void colours.load().then(async (loaded) => {
      const tokens = await loaded?.tokenize(node.pieces.map(plainOrder).join(''), language, stop.signal);
      if (tokens && !stop.signal.aborted) coloured.value = { node, tokens };
    });
    return () => stop.abort();
  }, [node, language]);
  useLayoutEffect(() => {
    const { current } = place;
    const { value } = colours;
    if (!current || !value || !tokens) return undefined;
    const unadopt = adoptStyles(current, value.css);
    const unpaint = value.canPaint ? value.paint(current, tokens) : undefined;
    return () => {
      unpaint?.();
      unadopt();
    };
  }, [tokens]);
  if (!tokens || colours.value?.canPaint !== false) return undefined;
  return tokens.map(({ text, type }) => (type ? extendedElement('span', { class: `token-${type}` }, text) : text));
}
