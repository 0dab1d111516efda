import type { ComponentChildren, VNode } from 'preact';
import { useAnswer } from '../../answer-context.js';
import { shownText } from '../../shown-text.js';

const markPattern = /\[(\d{1,3}(?:, ?\d{1,3})*)\]/;

/** Text, with buttons in place of the marks in it. Sources may come later than the text that names them. */
export function Marked({ text }: { text: string }): VNode {
  const marks = useAnswer().marks.value;
  // Every second part is what stood in brackets.
  const parts = text.split(markPattern).map((part, index): ComponentChildren => {
    if (index % 2 === 0) return shownText(part);
    const numbers = part.split(',').map(Number);
    const areMarks = marks && numbers.every((number) => number >= 1 && number <= marks.count);
    return areMarks ? numbers.map((number) => marks.render(number)) : `[${part}]`;
  });
  return <>{parts}</>;
}
