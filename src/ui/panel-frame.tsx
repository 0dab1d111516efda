import { effect, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { titleId } from './assistant-title.js';
import { driveDialog } from './drive-dialog.js';
import { keepEvents, type KeptEvents } from './keep-events.js';
import { mediaSignal } from './media-signal.js';
import { usePanel } from './panel-context.js';
import { followVisibleViewport } from './visible-viewport.js';

/** The same in the styles: where the panel takes the whole screen. */
const fullScreen = '(max-width: 480px), (max-height: 420px)';

interface PanelFrameProps {
  /** Is set while the panel is mounted. */
  kept: { current: KeptEvents | undefined };
  children: ComponentChildren;
}

/** The box around everything: a dialog that floats over the page, or a region that fills its place in it. */
export function PanelFrame({ kept, children }: PanelFrameProps): VNode {
  const { options, strings, isOpen } = usePanel();
  const { placement, launcher } = options.value;
  const { language, direction } = strings.value;
  const common = { kept, lang: language, dir: direction, 'aria-labelledby': titleId, tabIndex: -1, part: 'panel' };
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

interface BoxProps extends PanelFrameProps {
  class: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  'aria-labelledby': string;
  tabIndex: number;
  part: string;
  hidden?: boolean;
}

function Dialog({ kept, ...props }: BoxProps): VNode {
  const { isOpen, menu, close, focusComposer } = usePanel();
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    const root = dialog?.getRootNode();
    if (!dialog || !(root instanceof ShadowRoot)) return;
    const media = mediaSignal(fullScreen);
    // Escape, and the back gesture of a phone, close what lies on top.
    const leave = (): void => (menu.isOpen.peek() ? menu.close() : close());
    const events = keepEvents(dialog, leave);
    kept.current = events;
    const stops = [
      events.dispose,
      media.dispose,
      followVisibleViewport(root),
      keepReachable(root.host, isOpen),
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

function Region({ kept, ...props }: BoxProps): VNode {
  const { menu } = usePanel();
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const events = keepEvents(box.current, () => menu.close());
    kept.current = events;
    const root = box.current.getRootNode();
    const unmark = root instanceof ShadowRoot ? markFilling(root.host) : () => {};
    return () => {
      events.dispose();
      unmark();
    };
  }, []);
  return <section {...props} ref={box} />;
}

/** A page that opens a modal dialog makes all of its other elements inert, which an open chat must not be. */
function keepReachable(host: Element, isOpen: ReadonlySignal<boolean>): () => void {
  return effect(() => {
    if (!isOpen.value) return undefined;
    const release = (): void => {
      for (const name of ['inert', 'aria-hidden']) host.removeAttribute(name);
    };
    const observer = new MutationObserver(release);
    observer.observe(host, { attributeFilter: ['inert', 'aria-hidden'] });
    release();
    return () => observer.disconnect();
  });
}

/** Tells the styles whether an inline chat fills the page: only then is it printed. */
function markFilling(host: Element): () => void {
  const observer = new ResizeObserver(() => {
    const { width, height } = host.getBoundingClientRect();
    // On paper the page has another size.
    if (!matchMedia('print').matches) host.toggleAttribute('fills', width * height >= 0.7 * innerWidth * innerHeight);
  });
  observer.observe(host);
  return () => {
    observer.disconnect();
    host.removeAttribute('fills');
  };
}
