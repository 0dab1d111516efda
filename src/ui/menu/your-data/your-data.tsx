import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { VisitorData } from '../../../state/visitor-data.js';
import { data as english } from '../../../strings/en/data.js';
import type { DataStrings } from '../../../strings/translation.js';
import { adoptStyles } from '../../../platform/adopt-styles.js';
import { usePanel } from '../../panel-context.js';
import dataCss from './data.css?inline';
import { DownloadRows } from './download-rows.js';
import { EraseRows } from './erase-rows.js';
import { KeptFacts } from './kept-facts.js';

/** The props of each part of the page. */
export interface DataViewProps {
  readonly data: VisitorData;
  readonly words: DataStrings;
}

/** The page that says what is kept of the visitor's conversations, where and how long, with export and erasure. */
export function YourData(): VNode {
  const { visitorData, strings } = usePanel();
  const box = useRef<HTMLDivElement>(null);
  const data = useSignal<VisitorData | undefined>(undefined);
  const hasFailed = useSignal(false);
  const words = strings.value.of('data', english);
  /** Grows with every erasure: the facts are others then. */
  const changes = useSignal(0);

  useLayoutEffect(() => (box.current ? adoptStyles(box.current, dataCss) : undefined), []);
  useLayoutEffect(() => {
    visitorData().then(
      (loaded) => {
        data.value = loaded;
      },
      () => {
        hasFailed.value = true;
      },
    );
  }, []);

  return (
    <div ref={box} class="data">
      {hasFailed.value && <p role="alert">{words.notDone}</p>}
      {data.value && (
        <>
          <KeptFacts data={data.value} words={words} changes={changes.value} />
          <DownloadRows data={data.value} words={words} />
          <EraseRows
            data={data.value}
            words={words}
            onErased={() => {
              changes.value += 1;
            }}
          />
        </>
      )}
    </div>
  );
}
