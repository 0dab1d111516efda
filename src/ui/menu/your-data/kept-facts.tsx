import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { usePanel } from '../../panel-context.js';
import { fill } from '../../../strings/text.js';
import type { DataViewProps } from './your-data.js';
import { formatOf } from '../../../strings/format.js';

type Usage = Awaited<ReturnType<DataViewProps['data']['usage']>>;

/** Where the conversations are, how much they are, since when and until when. */
export function KeptFacts({ data, words, changes }: DataViewProps & { changes: number }): VNode {
  const { options, strings } = usePanel();
  const format = formatOf(strings.value);
  const usage = useSignal<Usage | undefined>(undefined);
  useLayoutEffect(() => {
    let isGone = false;
    data.usage().then(
      (read) => {
        if (!isGone) usage.value = read;
      },
      // Nothing can be told of it, and the rest of the view still works.
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [changes]);
  const { kind } = data;
  const kept = usage.value;
  const until = {
    persistent: format.plural(words.retention, options.value.retention),
    session: words.untilTabCloses,
    memory: words.untilPageCloses,
  }[kind];
  const amountOf = ({ conversations, messages, bytes }: Usage): string =>
    fill(words.amount, {
      conversations: format.plural(words.conversations, conversations),
      messages: format.plural(words.messages, messages),
      size: format.bytes(bytes),
    });
  return (
    <dl class="facts" aria-busy={!kept}>
      <Fact name={words.where.label}>{words.where[kind]}</Fact>
      <Fact name={words.kept}>{kept && (kept.messages === 0 ? words.nothingKept : amountOf(kept))}</Fact>
      {kept?.since !== undefined && kept.messages > 0 && <Fact name={words.since}>{format.date(kept.since)}</Fact>}
      <Fact name={words.until}>{until}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
