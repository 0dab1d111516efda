import type { VNode } from 'preact';

/** A text with some places of it marked. */
export function MarkedText({ text, ranges }: { text: string; ranges: readonly (readonly [number, number])[] }): VNode {
  let at = 0;
  const parts = ranges.flatMap(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <mark key={start}>{text.slice(start, end)}</mark>];
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
