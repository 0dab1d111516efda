import { effect, useComputed, useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent, TargetedPointerEvent, VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { adoptChangingStyles } from '../../platform/adopt-styles.js';
import { titleId } from '../assistant-title.js';
import { fullScreen } from '../visible-viewport.js';
import { mediaSignal } from '../media-signal.js';
import { usePanel } from '../panel-context.js';
import { pushPage } from './push-page.js';
import { keepWidth, readWidth, widthKey } from './side-width.js';

/** In px. */
const smallest = 280;
const largest = 900;
const step = 16;
/** A page needs as much beside the panel. */
const leastPage = 320;

/** A separator that takes the focus and has a value is a control. @see https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/ */
const splitter = {
  role: 'separator',
  'aria-orientation': 'vertical',
  'aria-valuemin': smallest,
  'aria-valuemax': largest,
} as const;

/** The edge of a docked panel, by which the visitor draws its width; the width is kept for the site. */
export function SideEdge(): VNode {
  const { options, isOpen } = usePanel();
  const { side, historyKey, history } = options.value;
  const key = widthKey(historyKey);
  const width = useSignal(useMemo(() => readWidth(key) ?? side.width, []));
  const windowWidth = useSignal(innerWidth);
  const shown = useComputed(() => Math.max(smallest, Math.min(width.value, largest, windowWidth.value - 40)));
  const line = useRef<HTMLButtonElement>(null);
  const drag = useRef<{ x: number; from: number } | undefined>(undefined);
  const isRight = side.edge === 'right';

  useLayoutEffect(() => {
    const root = line.current?.getRootNode();
    if (!(root instanceof ShadowRoot)) return;
    const styles = adoptChangingStyles(root);
    const media = mediaSignal(fullScreen);
    const page = pushPage(side.edge);
    const onResize = (): void => {
      windowWidth.value = innerWidth;
    };
    addEventListener('resize', onResize);
    const stop = effect(() => {
      styles.replace(`.panel{--side-width:${shown.value}px}`);
      const hasRoom = windowWidth.value - shown.value >= leastPage && !media.matches.value;
      page.push(side.mode === 'push' && isOpen.value && hasRoom ? shown.value : undefined);
    });
    return () => {
      stop();
      removeEventListener('resize', onResize);
      page.push(undefined);
      media.dispose();
      styles.remove();
    };
  }, [side.edge, side.mode]);

  function set(next: number): void {
    width.value = Math.max(smallest, Math.min(Math.round(next), largest));
    if (history !== 'none') keepWidth(key, width.value);
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLElement>): void {
    const wider = isRight ? 'ArrowLeft' : 'ArrowRight';
    const narrower = isRight ? 'ArrowRight' : 'ArrowLeft';
    const now = shown.peek();
    const widths: Readonly<Record<string, number>> = {
      [wider]: now + step,
      [narrower]: now - step,
      Home: smallest,
      End: largest,
      Enter: side.width,
    };
    const next = widths[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  }

  function onPointerDown(event: TargetedPointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, from: shown.peek() };
  }

  function onPointerMove({ clientX }: PointerEvent): void {
    if (!drag.current) return;
    const { x, from } = drag.current;
    set(from + (isRight ? x - clientX : clientX - x));
  }

  function onPointerUp(): void {
    drag.current = undefined;
  }

  return (
    <button
      ref={line}
      type="button"
      class="edge"
      {...splitter}
      {...{ 'aria-valuenow': shown.value }}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDblClick={() => set(side.width)}
    />
  );
}
