import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { panelId, titleId } from './assistant-title.js';
import { useLazy } from '../platform/lazy.js';
import { driveDialog } from './drive-dialog.js';
import { fullScreen } from './visible-viewport.js';
import { keepEvents, type KeptEvents } from './keep-events.js';
import { mediaSignal } from './media-signal.js';
import { usePanel } from './panel-context.js';
import { followVisibleViewport } from './visible-viewport.js';

interface PanelFrameProps {
  /** Is set while the panel is mounted. */
  kept: { current: KeptEvents | undefined };
  children: ComponentChildren;
}

/** The box around everything: a dialog that floats over the page, or a region that fills its place in it. */
export function PanelFrame({ kept, children }: PanelFrameProps): VNode {
  const { options, strings, isOpen, features } = usePanel();
  const { placement, launcher, side } = options.value;
  const { language, direction } = strings.value;
  const isFilling = placement === 'inline' || placement === 'page';
  const isSpecial = placement !== 'bubble' || matchMedia(fullScreen).matches;
  const placements = useLazy(features.placements, isSpecial && placement !== 'inline');
  const common = {
    kept,
    id: panelId,
    lang: language,
    dir: direction,
    'aria-labelledby': titleId,
    tabIndex: -1,
    part: 'panel',
  };
  const content = (
    <>
      {placements && <placements.Placement />}
      {children}
    </>
  );
  const places = { bubble: launcher.position, side: `side ${side.edge}`, dialog: 'modal' };
  return isFilling ? (
    <Region {...common} class={`panel ${placement}`} hidden={!isOpen.value}>
      {content}
    </Region>
  ) : (
    <Dialog {...common} isModal={placement === 'dialog'} class={`panel floating ${places[placement]}`}>
      {content}
    </Dialog>
  );
}

interface BoxProps extends PanelFrameProps {
  id: string;
  class: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  'aria-labelledby': string;
  tabIndex: number;
  part: string;
  hidden?: boolean;
}

/** @param isModal whether it is in all windows; else where it takes the whole screen */
function Dialog({ kept, isModal, ...props }: BoxProps & { isModal: boolean }): VNode {
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
      driveDialog(dialog, isOpen, isModal ? signal(true) : media.matches, close, leave),
      effect(() => {
        // A chat that opens by itself leaves the focus where the visitor has it.
        if (isOpen.value && !root.host.hasAttribute('quiet')) focusComposer();
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
    const unmark = root instanceof ShadowRoot ? markFilling(box.current, root.host) : () => {};
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

/** Tells the styles whether a chat fills the page: only then is it printed. */
function markFilling(box: Element, host: Element): () => void {
  const observer = new ResizeObserver(() => {
    const { width, height } = box.getBoundingClientRect();
    // On paper the page has another size.
    if (!matchMedia('print').matches) host.toggleAttribute('fills', width * height >= 0.7 * innerWidth * innerHeight);
  });
  observer.observe(box);
  return () => {
    observer.disconnect();
    host.removeAttribute('fills');
  };
}
