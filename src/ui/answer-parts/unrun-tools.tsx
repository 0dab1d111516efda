import type { VNode } from 'preact';
import { plainOrder } from '../../markdown/shown-text.js';
import { useWords } from './use-words.js';

const mostNamed = 5;

/** Says that the model wanted something done that nobody does here. */
export function UnrunTools({ names }: { names: readonly string[] }): VNode | null {
  const words = useWords();
  if (names.length === 0) return null;
  const named = names.slice(0, mostNamed).map(plainOrder);
  return (
    <p class="unrun" dir="auto">
      {words.unrunTools(names.length > mostNamed ? [...named, '…'] : named)}
    </p>
  );
}
