import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext, type Provider } from 'preact';
import { useContext } from 'preact/hooks';
import type { ResolvedOptions } from '../options/chat-options.js';
import type { Clock } from '../core/clock.js';
import type { ChatModel } from '../state/chat-model.js';
import type { VisitorData } from '../state/visitor-data.js';
import type { Strings } from '../strings/strings.js';
import type { MenuControl } from './menu-control.js';

/** Everything the panel may use. The UI reads signals and calls actions; it knows no transport and no store. */
export interface PanelContext {
  readonly model: ChatModel;
  /** Replaced by `handle.update`. */
  readonly options: ReadonlySignal<ResolvedOptions>;
  readonly strings: ReadonlySignal<Strings>;
  readonly isOpen: ReadonlySignal<boolean>;
  readonly clock: Clock;
  /** What the visitor may know of their data and do with it; loads when it is asked for. */
  readonly visitorData: () => Promise<VisitorData>;
  close(): void;
  /** Shows the connection doctor; for the option `debug`. */
  openDoctor(): void;
}

/** A mounted panel. */
export interface MountedPanel {
  /** Removes every node and listener; calling it again does nothing. */
  destroy(): void;
}

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

const PanelScope = createContext<Panel | undefined>(undefined);

export const PanelProvider: Provider<Panel | undefined> = PanelScope.Provider;

export function usePanel(): Panel {
  const panel = useContext(PanelScope);
  if (!panel) throw new Error('outside of the panel');
  return panel;
}
