import type { VNode } from 'preact';
import { plainOrder } from '../../../markdown/shown-text.js';
import { fill } from '../../../strings/text.js';
import { usePanel } from '../../panel-context.js';
import { useAnswerPartsStrings } from './use-strings.js';
import { formatOf } from '../../../strings/format.js';

const mostNamed = 5;

/** Says that the model wanted something done that nobody does here. */
export function UnrunTools({ names }: { names: readonly string[] }): VNode | null {
  const format = formatOf(usePanel().strings.value);
  const { unrunTools } = useAnswerPartsStrings();
  if (names.length === 0) return null;
  const named = names.slice(0, mostNamed).map(plainOrder);
  return (
    <p class="unrun" dir="auto">
      {fill(format.form(unrunTools, names.length), {
        names: format.list(names.length > mostNamed ? [...named, '…'] : named),
      })}
    </p>
  );
}
