import { createContext } from '../platform/hooks.js';
import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { MenuControl } from './menu-control.js';
import type { PanelContext } from './panel-context.js';

/** What the parts of the panel share. */
export interface Panel extends PanelContext {
  /** The assistant's name. */
  readonly title: ReadonlySignal<string>;
  /** What the visitor has typed and not sent. */
  readonly draft: Signal<string>;
  /** Id of the message to go to, in the open conversation, wherever it is; taken back once that is under way. */
  readonly revealed: Signal<string | undefined>;
  readonly menu: MenuControl;
  /** Says a text once to screen readers: after what they read now, or at once. */
  announce(text: string, urgency?: Urgency): void;
  /** Puts the focus where the visitor goes on, when the control that had it is about to vanish. */
  focusComposer(): void;
}

export type Urgency = 'polite' | 'assertive';

export const { Provider: PanelProvider, use: usePanel } = createContext<Panel>('panel');
