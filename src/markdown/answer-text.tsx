import type { ReadonlySignal } from '@preact/signals';
import { useLiveSignal } from '@preact/signals/utils';
import type { VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { MarkdownStrings } from '../strings/translation.js';
import { AnswerProvider, type SourceMarks } from './answer-context.js';
import { strictest, type AnswerOptions } from './answer-options.js';
import { element } from './elements.js';
import css from './markdown.css?inline';
import { blocks } from './view/blocks.js';
import { useDocument } from './view/use-document.js';
import { useExtended } from './view/use-extended.js';

/** The styles of answers. They use theme tokens only. */
export const markdownCss: string = css;

export interface AnswerTextProps {
  /** Markdown. A signal is followed; its new characters are all that is read. */
  readonly text: ReadonlySignal<string> | string;
  /** Whether more may come: what is half written at the end is then shown as if it were whole. */
  readonly isStreaming: boolean;
  readonly labels: MarkdownStrings;
  /** The marks of sources that its text may hold. */
  readonly marks?: SourceMarks | undefined;
  /** Reads all of a long text at once, as a page that is printed needs it; else over several frames. Default: false. */
  readonly isAtOnce?: boolean | undefined;
  /** The owner's permissions. Default: none. */
  readonly options?: AnswerOptions | undefined;
}

/** The text of an answer. The only way by which what a model wrote becomes elements. */
export function AnswerText(props: AnswerTextProps): VNode {
  const { text, isStreaming, labels, marks, isAtOnce = false, options = strictest } = props;
  const reader = useDocument(typeof text === 'string' ? text : text.value, isStreaming, isAtOnce);
  const { document } = reader;
  const extended = useExtended(reader.usesExtended, labels, isAtOnce);
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(
    () => (extended && place.current ? extended.view.adoptStyles(place.current) : undefined),
    [extended?.view],
  );
  const { markdown, links, images, renderers } = options;
  const lateMarks = useLiveSignal(marks);
  const noteNumbers = useLiveSignal(document.noteNumbers);
  const context = useMemo(
    () => ({ labels, options, extended, marks: lateMarks, noteNumbers }),
    [labels, links, images, renderers, extended],
  );
  return (
    <AnswerProvider value={context}>
      {element(
        'div',
        { class: markdown.breaks ? 'markdown' : 'markdown no-breaks', ref: place },
        blocks(document.blocks),
        extended?.view.end(document),
      )}
    </AnswerProvider>
  );
}
