import '@preact/signals';
import type { ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { element } from './elements.js';
import { LabelsProvider, type MarkdownLabels } from './labels.js';
import { blocks } from './view/blocks.js';
import { useBlocks } from './view/use-blocks.js';

export interface AnswerTextProps {
  /** Markdown. A signal is followed; its new characters are all that is read. */
  readonly text: ReadonlySignal<string> | string;
  /** Whether more may come: what is half written at the end is then shown as if it were whole. */
  readonly isStreaming: boolean;
  readonly labels: MarkdownLabels;
}

/** The text of an answer. The only way by which what a model wrote becomes elements. */
export function AnswerText({ text, isStreaming, labels }: AnswerTextProps): VNode {
  const nodes = useBlocks(typeof text === 'string' ? text : text.value, isStreaming);
  return <LabelsProvider value={labels}>{element('div', { class: 'markdown' }, blocks(nodes))}</LabelsProvider>;
}
