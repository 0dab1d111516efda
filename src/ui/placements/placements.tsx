import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { adoptStyles } from '../../platform/adopt-styles.js';
import { fullScreen } from '../visible-viewport.js';
import { mediaSignal } from '../media-signal.js';
import { usePanel } from '../panel-context.js';
import type { Placements } from '../panel-features.js';
import { followVisibleViewport } from '../visible-viewport.js';
import { closeOnBackdrop } from './close-on-backdrop.js';
import { followBackButton } from './follow-back-button.js';
import placementsCss from './placements.css?inline';
import { SideEdge } from './side-edge.js';

/** Stands in the panel's box, and makes of it what the option `placement` says. */
function Placement(): VNode {
  const { options, isOpen, close } = usePanel();
  const { placement, backCloses } = options.value;
  const mark = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const box = mark.current?.closest<HTMLElement>('.panel');
    const root = box?.getRootNode();
    if (!box || !(root instanceof ShadowRoot)) return;
    const media = mediaSignal(fullScreen);
    const isFull = backCloses && placement !== 'page' ? media.matches : signal(false);
    const stops = [media.dispose, adoptStyles(root, placementsCss), followBackButton(isOpen, isFull, close)];
    if (placement === 'dialog') stops.push(closeOnBackdrop(box, close));
    if (placement === 'page') stops.push(followVisibleViewport(root));
    return () => {
      for (const stop of stops) stop();
    };
  }, [placement, backCloses]);

  return (
    <>
      <span ref={mark} hidden />
      {placement === 'side' && <SideEdge />}
    </>
  );
}

export const placements: Placements = { Placement };
