import { effect, signal, type Signal } from '@preact/signals-core';
import { act, fireEvent, within, type BoundFunctions, type queries } from '@testing-library/preact';
import { afterEach } from 'vitest';
import { createHostElement } from '../../src/launcher/host-element.js';
import type { ResolvedOptions } from '../../src/options/chat-options.js';
import type { VisitorData } from '../../src/state/visitor-data.js';
import { createStrings, type Strings } from '../../src/strings/strings.js';
import { mountPanel } from '../../src/ui/mount-panel.js';
import { ManualClock } from '../support/manual-clock.js';
import { fakeChat, resolvedOptions, type FakeChat } from './fake-chat.js';

const stops = new Set<() => void>();

afterEach(() => {
  for (const stop of stops) stop();
  stops.clear();
});

/** A panel in the page, and what a test does with it. */
export interface TestPanel {
  readonly root: ShadowRoot;
  /** How many sheets there were before. */
  readonly sheets: number;
  readonly chat: FakeChat;
  readonly clock: ManualClock;
  readonly options: Signal<ResolvedOptions>;
  readonly strings: Signal<Strings>;
  readonly isOpen: Signal<boolean>;
  /** Queries by role and text, within the shadow root. */
  readonly screen: BoundFunctions<typeof queries>;
  readonly field: HTMLTextAreaElement;
  readonly log: HTMLElement;
  readonly destroy: () => void;
  /** Changes signals and renders what follows from it. */
  set(change: () => void): void;
  type(text: string): void;
  press(key: string, more?: KeyboardEventInit): KeyboardEvent;
  click(name: string): void;
}

export interface MountOptions {
  chat?: FakeChat;
  options?: Partial<ResolvedOptions>;
  visitorData?: VisitorData;
  isOpen?: boolean;
  /** Styles of the host element. */
  hostCss?: string;
}

export function mount({
  chat = fakeChat(),
  options: more = {},
  visitorData,
  isOpen: open = true,
  hostCss = '',
}: MountOptions = {}) {
  // As an inline chat has it: with a launcher that is hidden.
  const created = createHostElement(
    true,
    () => {},
    () => {},
  );
  const { element: host, root } = created;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{${hostCss}}`);
  root.adoptedStyleSheets.push(sheet);
  const sheets = root.adoptedStyleSheets.length;
  document.body.append(host);
  const clock = new ManualClock();
  const options = signal(resolvedOptions(more));
  const unfollow = effect(() => created.update(options.value, false, ''));
  const strings = signal(createStrings({ preferred: ['en-GB'] }));
  const isOpen = signal(open);
  const close = (): void => {
    isOpen.value = false;
  };
  const panel = mountPanel(root, {
    visitorData: async () => given(visitorData),
    model: chat,
    options,
    strings,
    isOpen,
    clock,
    close,
    openDoctor: () => chat.calls.push('openDoctor'),
  });
  const destroy = (): void => {
    panel.dispose();
    unfollow();
    host.remove();
  };
  stops.add(destroy);
  const place = root.querySelector<HTMLElement>('.panel-place');
  if (!place) throw new Error('nothing was mounted');
  const screen = within(place);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { hidden: true });

  const test: TestPanel = {
    root,
    sheets,
    chat,
    clock,
    options,
    strings,
    isOpen,
    screen,
    field,
    log: screen.getByRole('log', { hidden: true }),
    destroy,
    set: (change) => void act(change),
    type(text) {
      field.focus();
      fireEvent.input(field, { target: { value: text } });
    },
    press(key, init = {}) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
      void act(() => void (root.activeElement ?? field).dispatchEvent(event));
      return event;
    },
    click: (name) => void fireEvent.click(screen.getByRole('button', { name })),
  };
  return test;
}

function given(data: VisitorData | undefined): VisitorData {
  if (!data) throw new Error('this test has no data of a visitor');
  return data;
}

/** Resolves after the browser has laid out and told its observers. */
export function nextFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
}
