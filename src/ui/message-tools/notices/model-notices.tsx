import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Notice as ModelNoticeState } from '../../../state/chat-model.js';
import { faultWords, type NoticeWords } from '../../../strings/faults/fault-words.js';
import { usePanel } from '../../panel-context.js';
import { NoticeLine } from './notice-line.js';

/** Lines that belong to no message. */
export function Notices({ notices }: { notices: readonly ModelNoticeState[] }): VNode {
  return (
    <div class="notices">
      {notices.map((notice) => (
        <ModelNotice key={notice.name} notice={notice} />
      ))}
    </div>
  );
}

function ModelNotice({ notice }: { notice: ModelNoticeState }): VNode {
  const { model, strings, announce, focusComposer, visitorData } = usePanel();
  const words = faultWords(strings.value.language).notices;
  const text = noticeSentence(notice, words);
  const isFull = 'isFull' in notice && notice.isFull;
  useLayoutEffect(() => announce(text), [text]);
  return (
    <NoticeLine
      isQuiet
      text={text}
      action={isFull ? words.eraseOldest : strings.value.dismiss}
      onAction={() => {
        // With room on the disk, the notice goes by itself.
        if (isFull)
          void visitorData().then(
            (data) => data.eraseOldest(),
            () => model.dismissNotice(notice),
          );
        else model.dismissNotice(notice);
        focusComposer();
      }}
    />
  );
}

function noticeSentence(notice: ModelNoticeState, words: NoticeWords): string {
  if ('isFull' in notice && notice.isFull) return words['history-full'];
  return notice.name === 'model-switched' ? words[notice.name](notice.to.name ?? notice.to.id) : words[notice.name];
}
