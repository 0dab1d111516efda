import { useSignal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { adoptStyles } from '../../../platform/adopt-styles.js';
import { lazy } from '../../../platform/lazy.js';
import { extendedElement } from '../elements.js';
import type { SourceNode } from '../../nodes.js';
import { plainOrder } from '../../shown-text.js';
import { useAnswer } from '../../answer-context.js';
import type { Tokenizer } from '../../code-colours/colour-code.js';
import type { Token } from '../../code-colours/tokens.js';

type Colours = typeof import('../../code-colours/colour-code.js');

const lazyColours = lazy((): Promise<Colours> => import('../../code-colours/colour-code.js'));

/** More tokens would be too many elements: such code stays plain where the browser needs an element for each. */
const mostSpans = 5_000;

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
  const late = useAnswer().extended?.late;
  const coloured = useSignal<Coloured | undefined>(undefined);
  useLayoutEffect(() => {
    if (!late || !node.isWhole || !language) return undefined;
    const undo: (() => void)[] = [];
    let isGone = false;
    void start();
    return () => {
      isGone = true;
      for (const step of undo) step();
    };

    async function start(): Promise<void> {
      const colours = await lazyColours.load();
      const tokenizer = await colours?.startTokenizer(node.pieces.map(plainOrder).join(''), language);
      const { current } = place;
      if (!colours || !tokenizer || !current || !late || isGone) return;
      undo.push(adoptStyles(current, colours.colourCss));
      undo.push(late.add(colours.canPaint ? paintStep(colours, tokenizer, current) : spanStep(tokenizer)));
    }

    function paintStep(colours: Colours, tokenizer: Tokenizer, element: Element): () => boolean {
      const painting = colours.startPainting(element);
      undo.push(painting.dispose);
      return () => {
        const tokens = tokenizer.next();
        if (tokens) painting.add(tokens);
        return tokens !== undefined;
      };
    }

    function spanStep(tokenizer: Tokenizer): () => boolean {
      const all: Token[] = [];
      return () => {
        const tokens = tokenizer.next();
        if (!tokens) coloured.value = { node, tokens: all };
        else all.push(...tokens);
        return tokens !== undefined && all.length <= mostSpans;
      };
    }
  }, [late, node, language]);
  if (coloured.value?.node !== node) return undefined;
  return coloured.value.tokens.map(({ text, type }) =>
    type ? extendedElement('span', { class: `token-${type}` }, text) : text,
  );
}
