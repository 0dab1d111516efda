import type { VNode } from 'preact';

/** Drawn on 20 × 20 px with one stroke width, so that they look like one family. */
const shapes = {
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  menu: 'M4 6h12M4 10h12M4 14h8',
  compose:
    'M10.5 4.5H6A1.5 1.5 0 0 0 4.5 6v8A1.5 1.5 0 0 0 6 15.5h8a1.5 1.5 0 0 0 1.5-1.5V9.5M8.3 11.7l.5-2.4 5.9-5.9a1.34 1.34 0 0 1 1.9 1.9l-5.9 5.9z',
  up: 'M10 15.5v-11M5.3 9.2L10 4.5l4.7 4.7',
  stop: 'M6.5 7a.5.5 0 0 1 .5-.5h6a.5.5 0 0 1 .5.5v6a.5.5 0 0 1-.5.5H7a.5.5 0 0 1-.5-.5z',
  chevron: 'M8 5.5l4.5 4.5L8 14.5',
} as const;

/** A decoration: what it means is said by the text or the name beside it. */
export function Icon({ shape }: { shape: keyof typeof shapes }): VNode {
  return <Drawing name={shape} path={shapes[shape]} />;
}

/** One line drawing; `name` is a class. */
export function Drawing({ name, path }: { name: string; path: string }): VNode {
  return (
    <svg class={`icon ${name}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
