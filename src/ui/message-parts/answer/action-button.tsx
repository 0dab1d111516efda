import type { VNode } from 'preact';

/** Drawn like those of the panel: 20 × 20 px, one stroke width. */
const shapes = {
  again: 'M15.8 8.2a6 6 0 1 0 .2 2.6M16 4.4v3.9h-3.9',
  up: 'M6.8 16.2H4.5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1h2.3m0 7V9.2l2.7-5.6a1.6 1.6 0 0 1 1.9 1.9l-.6 2.7h4.1a1.5 1.5 0 0 1 1.5 1.8l-1 5a1.5 1.5 0 0 1-1.5 1.2z',
  down: 'M13.2 3.8h2.3a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-2.3m0-7v7l-2.7 5.6a1.6 1.6 0 0 1-1.9-1.9l.6-2.7H5.1a1.5 1.5 0 0 1-1.5-1.8l1-5a1.5 1.5 0 0 1 1.5-1.2z',
  more: 'M5 10v.01M10 10v.01M15 10v.01',
} as const;

interface ActionButtonProps {
  shape: keyof typeof shapes;
  name: string;
  'aria-pressed'?: boolean;
  'aria-expanded'?: boolean;
  'aria-controls'?: string | undefined;
  onClick: () => void;
}

export function ActionButton({ shape, name, ...button }: ActionButtonProps): VNode {
  return (
    <button type="button" class={`icon-button ${shape}`} aria-label={name} title={name} {...button}>
      <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
        <path d={shapes[shape]} />
      </svg>
    </button>
  );
}
