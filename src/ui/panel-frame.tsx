import { effect } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { titleId } from './assistant-title.js';
import { driveDialog } from './drive-dialog.js';
import { mediaSignal } from './media-signal.js';
import { keepKeys } from './panel-keys.js';
import { usePanel } from './panel-context.js';
import { followVisibleViewport } from './visible-viewport.js';

/** The same in the styles: where the panel takes the whole screen. */
const fullScreen = '(max-width: 480px), (max-height: 420px)';

/** The box around everything: a dialog that floats over the page, or a region that fills its place in it. */
export function PanelFrame({ children }: { children: ComponentChildren }): VNode {
  const { options, strings, isOpen } = usePanel();
  const { placement, launcher } = options.value;
  const { language, direction } = strings.value;
  const common = { lang: language, dir: direction, 'aria-labelledby': titleId, tabIndex: -1, part: 'panel' };
  return placement === 'inline' ? (
    <Region {...common} class="panel inline" hidden={!isOpen.value}>
      {children}
    </Region>
  ) : (
    <Dialog {...common} class={`panel floating ${launcher.position}${launcher.hidden ? ' alone' : ''}`}>
      {children}
    </Dialog>
  );
}

interface BoxProps {
  class: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  'aria-labelledby': string;
  tabIndex: number;
  part: string;
  hidden?: boolean;
  children: ComponentChildren;
}

function Dialog(props: BoxProps): VNode {
  const { isOpen, menu, close, focusComposer } = usePanel();
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    const root = dialog?.getRootNode();
    if (!dialog || !(root instanceof ShadowRoot)) return;
    const media = mediaSignal(fullScreen);
    // Escape, and the back gesture of a phone, close what lies on top.
    const leave = (): void => (menu.isOpen.peek() ? menu.close() : close());
    const stops = [
      media.dispose,
      followVisibleViewport(root),
      keepKeys(dialog, leave),
      driveDialog(dialog, isOpen, media.matches, close, leave),
      effect(() => {
        if (isOpen.value) focusComposer();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return <dialog {...props} ref={box} />;
}

function Region(props: BoxProps): VNode {
  const { menu } = usePanel();
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => (box.current ? keepKeys(box.current, () => menu.close()) : undefined), []);
  return <section {...props} ref={box} />;
}
