import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ChatNotice } from '../../../state/notices.js';
import { usePanel } from '../../panel-context.js';
import { notices as english } from '../../../strings/en/notices.js';
import { fill } from '../../../strings/text.js';
import type { NoticeStrings } from '../../../strings/translation.js';
import { NoticeLine } from './notice-line.js';

/** Lines that belong to no message. */
export function Notices({ notices }: { notices: readonly ChatNotice[] }): VNode {
  return (
    <div class="notices">
      {notices.map((notice) => (
        <ModelNotice key={notice.name} notice={notice} />
      ))}
    </div>
  );
}

function ModelNotice({ notice }: { notice: ChatNotice }): VNode {
  const { model, strings, announce, focusComposer, visitorData } = usePanel();
  const words = strings.value.of('notices', english);
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

function noticeSentence(notice: ChatNotice, { lines }: NoticeStrings): string {
  if ('isFull' in notice && notice.isFull) return lines['history-full'];
  if (notice.name !== 'model-switched') return lines[notice.name];
  return fill(lines[notice.name], { model: notice.to.name ?? notice.to.id });
}
