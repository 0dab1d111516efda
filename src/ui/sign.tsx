import type { VNode } from 'preact';
import { Drawing } from './icon.js';

/** Of the same family as the icons of the panel, for features that load later. */
const shapes = {
  copy: 'M8.5 7.5h6a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-6A1.5 1.5 0 0 1 7 15V9a1.5 1.5 0 0 1 1.5-1.5zM4 12.5V5.5A1.5 1.5 0 0 1 5.5 4h6.5',
  check: 'M4.5 10.5l3.7 3.7 7.3-8.4',
  warning: 'M10 3.5l7.2 12.5H2.8zM10 8.3v3.4M10 13.9v.05',
  note: 'M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 9.5v4M10 6.7v.05',
} as const;

/** Says what has happened, or what a button does. */
export function Sign({ shape }: { shape: keyof typeof shapes }): VNode {
  return <Drawing name={shape} path={shapes[shape]} />;
}
