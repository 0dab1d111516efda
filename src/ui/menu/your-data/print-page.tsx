import { render, type VNode } from 'preact';
import type { Message } from '../../../core/message.js';
import { AnswerText, markdownCss } from '../../../markdown/answer-text.js';
import type { MarkdownStrings } from '../../../strings/translation.js';
import { adoptStyles } from '../../../platform/adopt-styles.js';
import tokensCss from '../../tokens.css?inline';
import printCss from './print.css?inline';

/** The texts on a printed page. */
export interface PrintStrings {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly you: string;
  readonly assistant: string;
  readonly incomplete: string;
  readonly answer: MarkdownStrings;
  readonly dateAndTime: (ms: number) => string;
}

/**
 * Prints a conversation on a page of its own, in a frame that is not seen: what stands around the chat is not printed
 * with it, and what answers hold can do no more there than here.
 */
export function printPage(place: HTMLElement, title: string, messages: readonly Message[], words: PrintStrings): void {
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.tabIndex = -1;
  frame.ariaHidden = 'true';
  place.append(frame);
  const view = frame.contentWindow;
  const page = frame.contentDocument;
  if (!view || !page) return frame.remove();
  adoptStyles(page, `${tokensCss.replaceAll(':host', ':root')}${markdownCss}${printCss}`);
  page.title = title;
  page.documentElement.lang = words.language;
  page.documentElement.dir = words.direction;
  render(<PrintedConversation title={title} messages={messages} words={words} />, page.body);
  const end = (): void => {
    render(null, page.body);
    frame.remove();
  };
  view.addEventListener('afterprint', end, { once: true });
  view.print();
}

interface PrintedProps {
  title: string;
  messages: readonly Message[];
  words: PrintStrings;
}

function PrintedConversation({ title, messages, words }: PrintedProps): VNode {
  return (
    <main>
      <h1>{title}</h1>
      {messages.map((message) => (
        <article key={message.id} class={message.role}>
          <h2>
            {message.role === 'user' ? words.you : words.assistant}
            <small>{words.dateAndTime(message.createdAt)}</small>
          </h2>
          {message.role === 'user' ? (
            <p class="said" dir="auto">
              {message.text}
            </p>
          ) : (
            <AnswerText isAtOnce text={message.text} isStreaming={false} labels={words.answer} />
          )}
          {message.status === 'incomplete' && <p class="note">{words.incomplete}</p>}
        </article>
      ))}
    </main>
  );
}
