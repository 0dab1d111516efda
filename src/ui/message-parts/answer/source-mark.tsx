import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Source } from '../../../core/message.js';
import { plainOrder } from '../../../markdown/shown-text.js';
import { fill } from '../../../strings/text.js';
import { useAnswerPartsStrings } from './use-strings.js';

interface SourceMarkProps {
  number: number;
  sources: readonly Source[];
  open: Signal<number>;
}

/** Stands in the place of `[1]`: shows what that source says. */
export function SourceMark({ number, sources, open }: SourceMarkProps): VNode {
  const words = useAnswerPartsStrings();
  return (
    <button
      type="button"
      class="mark"
      aria-label={fill(words.source, { number, name: plainOrder(sources[number - 1]?.name ?? '') })}
      aria-expanded={open.value === number}
      onClick={() => {
        open.value = open.peek() === number ? 0 : number;
      }}
    >
      {number}
    </button>
  );
}
