import { effect, useSignal } from '@preact/signals';
import type { TargetedPointerEvent, VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { adoptChangingStyles } from '../../../platform/adopt-styles.js';
import { messageTools as english } from '../../../strings/en/message-tools.js';
import { Drawing } from '../../icon.js';
import { IconButton } from '../../icon-button.js';
import { sizeKey, type PanelSize } from '../../panel-size.js';
import { usePanel } from '../../panel-context.js';
import { keepSize, readSize } from './size-storage.js';

/** The size that the button gives the panel; the styles keep it within the window. */
const large: PanelSize = { width: 720, height: 2_000 };
const smallest: PanelSize = { width: 320, height: 360 };

/** A button that makes the panel larger, and a corner to draw it by. The size is kept for the site. */
export function Sizer(): VNode {
  const { options, strings } = usePanel();
  const { historyKey, history, launcher } = options.value;
  const key = sizeKey(historyKey);
  const size = useSignal(useMemo(() => readSize(key), []));
  const button = useRef<HTMLButtonElement>(null);
  const drag = useRef<{ x: number; y: number; from: DOMRect } | undefined>(undefined);
  const words = strings.value.of('messageTools', english);
  const isLeft = launcher.position.endsWith('left');
  const isTop = launcher.position.startsWith('top');

  useLayoutEffect(() => {
    const root = button.current?.getRootNode();
    if (!(root instanceof ShadowRoot)) return;
    const styles = adoptChangingStyles(root);
    const stop = effect(() => styles.replace(size.value ? sizeRule(size.value) : ''));
    return () => {
      stop();
      styles.remove();
    };
  }, []);

  function set(next: PanelSize | undefined): void {
    size.value = next;
    if (history !== 'none') keepSize(key, next);
  }

  function onPointerDown(event: TargetedPointerEvent<HTMLElement>): void {
    const panel = event.currentTarget.closest('.panel');
    if (!panel || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, from: panel.getBoundingClientRect() };
  }

  function onPointerMove(event: TargetedPointerEvent<HTMLElement>): void {
    if (!drag.current) return;
    const { x, y, from } = drag.current;
    const right = event.clientX - x;
    const width = Math.max(smallest.width, Math.round(from.width + (isLeft ? right : -right)));
    const height = Math.max(smallest.height, Math.round(from.height + (isTop ? event.clientY - y : y - event.clientY)));
    size.value = { width, height };
  }

  function onPointerUp(): void {
    if (drag.current) set(size.peek());
    drag.current = undefined;
  }

  return (
    <>
      <div
        class={`grip ${launcher.position}`}
        aria-hidden="true"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
      />
      <span class="sizer">
        <IconButton
          button={button}
          name={size.value ? words.smaller : words.larger}
          onClick={() => set(size.peek() ? undefined : large)}
        >
          <Drawing
            name="resize"
            path={size.value ? 'M11 4.5V9h4.500M9 15.500V11H4.500' : 'M11.500 4.500h4v4M8.500 15.500h-4v-4'}
          />
        </IconButton>
      </span>
    </>
  );
}

function sizeRule({ width, height }: PanelSize): string {
  return `.panel.floating{--causerie-panel-width:${width}px;--causerie-panel-height:${height}px}`;
}
