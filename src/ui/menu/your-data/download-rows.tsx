import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Message } from '../../../core/message.js';
import { extendedMarkdown } from '../../../markdown/view/use-extended.js';
import { usePanel } from '../../panel-context.js';
import { offerFile } from '../../../platform/offer-file.js';
import { printPage } from './print-page.js';
import type { DataViewProps } from './your-data.js';
import { formatOf } from '../../../strings/format.js';

const formats = ['json', 'markdown', 'open-webui'] as const;
const types = { json: 'application/json', markdown: 'text/markdown', 'open-webui': 'application/json' } as const;
const endings = { json: 'json', markdown: 'md', 'open-webui': 'open-webui.json' } as const;

/** Files of everything, and the open conversation on paper. */
export function DownloadRows({ data, words }: DataViewProps): VNode {
  const { model, clock, announce, strings, title } = usePanel();
  const box = useRef<HTMLElement>(null);
  const hasFailed = useSignal(false);

  async function attempt(action: () => Promise<void>): Promise<void> {
    hasFailed.value = false;
    try {
      await action();
    } catch {
      hasFailed.value = true;
      announce(words.notDone, 'assertive');
    }
  }

  async function download(format: (typeof formats)[number]): Promise<void> {
    const text = await data.export(format);
    const day = new Date(clock.date()).toISOString().slice(0, 10);
    const name = `${location.hostname || 'chat'}-${day}.${endings[format]}`;
    if (box.current) offerFile(box.current, name, new Blob([text], { type: types[format] }));
  }

  async function print(): Promise<void> {
    const { conversation, messages } = (await data.load(model.conversation.value.id)) ?? {};
    if (!conversation || !messages) return;
    await loadSyntaxOf(messages);
    if (!box.current) return;
    const { language, direction, you, answer } = strings.value;
    const name = conversation.title ?? conversation.firstWords ?? words.conversation;
    printPage(box.current, name, messages, {
      language,
      direction,
      you,
      assistant: title.value,
      incomplete: words.incomplete,
      answer,
      dateAndTime: formatOf(strings.value).dateAndTime,
    });
  }

  return (
    <section ref={box} class="data-part" aria-label={words.download}>
      <h4>{words.download}</h4>
      <div class="data-files">
        {formats.map((format) => (
          <button key={format} type="button" class="data-row" onClick={() => void attempt(() => download(format))}>
            <span class="data-name">{words.formats[format]}</span>
            <span class="data-note">{words.formatNotes[format]}</span>
          </button>
        ))}
        {model.messages.value.length > 0 && (
          <button type="button" class="data-row" onClick={() => void attempt(print)}>
            <span class="data-name">{words.print}</span>
          </button>
        )}
      </div>
      {hasFailed.value && <p class="data-failure">{words.notDone}</p>}
    </section>
  );
}

/** A printed page is read at once, and waits for no code. */
async function loadSyntaxOf(messages: readonly Message[]): Promise<void> {
  const extended = await extendedMarkdown.load();
  const syntax = extended?.createSyntax();
  if (messages.some(({ text }) => syntax && syntax.findUnreadable(text) >= 0)) await extended?.entityNames.load();
}
