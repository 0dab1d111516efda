import type { VNode } from 'preact';
import type { AnswerMessage } from '../../core/message.js';
import { plainOrder } from '../../markdown/shown-text.js';
import { usePanel } from '../panel-context.js';
import { useWords } from './use-words.js';

/** What is known of how an answer was made. */
export function AnswerDetails({ answer }: { answer: AnswerMessage }): VNode | null {
  const { model, strings } = usePanel();
  const words = useWords();
  const { usage, durationMs } = answer;
  const connection = model.connection.value;
  const asked = connection.state === 'ready' ? connection.model.name || connection.model.id : '';
  const count = new Intl.NumberFormat(strings.value.language);
  const written = (tokens: number | undefined): string | undefined =>
    tokens === undefined ? undefined : count.format(tokens);
  const rows: readonly (readonly [string, string])[] = [
    [words.model, plainOrder(answer.model ?? asked)],
    [
      words.tokens,
      usage
        ? words.tokenCounts(written(usage.inputTokens), written(usage.outputTokens), written(usage.totalTokens))
        : '',
    ],
    [words.duration, durationMs === undefined ? '' : words.seconds(durationMs)],
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
