import type { VNode } from 'preact';
import type { AnswerMessage, Usage } from '../../../core/message.js';
import { plainOrder } from '../../../markdown/shown-text.js';
import { usePanel } from '../../panel-context.js';
import { fill } from '../../../strings/text.js';
import { useAnswerPartsStrings } from './use-strings.js';
import { formatOf } from '../../../strings/format.js';

/** The model, the tokens and the time of an answer, as far as they are known. */
export function AnswerDetails({ answer }: { answer: AnswerMessage }): VNode | null {
  const { model, strings } = usePanel();
  const words = useAnswerPartsStrings();
  const { usage, durationMs } = answer;
  const connection = model.connection.value;
  const asked = connection.state === 'ready' ? connection.model.name || connection.model.id : '';
  const format = formatOf(strings.value);
  /** Both counts where they are known, else all there were. */
  function tokens({ inputTokens, outputTokens, totalTokens }: Usage): string {
    const counts: string[] = [];
    if (inputTokens !== undefined) counts.push(fill(words.tokensRead, { count: format.number(inputTokens) }));
    if (outputTokens !== undefined) counts.push(fill(words.tokensWritten, { count: format.number(outputTokens) }));
    if (counts.length > 0) return format.list(counts);
    return totalTokens === undefined ? '' : format.number(totalTokens);
  }
  const rows: readonly (readonly [string, string])[] = [
    [words.model, plainOrder(answer.model ?? asked)],
    [words.tokens, usage ? tokens(usage) : ''],
    [words.duration, durationMs === undefined ? '' : format.exactDuration(durationMs)],
  ];
  const known = rows.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
