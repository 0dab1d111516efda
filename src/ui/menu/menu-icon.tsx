import type { VNode } from 'preact';
import { Drawing } from '../icon.js';

/** Of the same family as those of the panel. */
const shapes = {
  search: 'M13.5 8.75a4.75 4.75 0 1 1-9.5 0 4.75 4.75 0 0 1 9.5 0zM12.2 12.2l4.3 4.3',
  more: 'M4.5 10v.05M10 10v.05M15.5 10v.05',
  back: 'M16 10H4.5M9.2 5.3L4.5 10l4.7 4.7',
  pin: 'M7.2 3.5h5.6M8 3.5v4.4L5.7 11h8.6L12 7.900V3.5M10 11v5.500',
} as const;

export function MenuIcon({ shape }: { shape: keyof typeof shapes }): VNode {
  return <Drawing name={shape} path={shapes[shape]} />;
}
