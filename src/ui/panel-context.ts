import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext, type Provider } from 'preact';
import { useContext } from 'preact/hooks';
import type { ResolvedOptions } from '../options/chat-options.js';
import type { Clock } from '../core/clock.js';
import type { ChatModel } from '../state/chat-model.js';
import type { VisitorData } from '../state/visitor-data.js';
import type { Strings } from '../strings/strings.js';
import type { MenuControl } from './menu-control.js';
import type { PanelFeatures } from './panel-features.js';
import type { VisitorChoices } from './visitor-choices.js';

/** Everything the panel may use. The UI reads signals and calls actions; it knows no transport and no store. */
export interface PanelDeps {
  readonly model: ChatModel;
  /** Replaced by `handle.update`. */
  readonly options: ReadonlySignal<ResolvedOptions>;
  readonly strings: ReadonlySignal<Strings>;
  readonly isOpen: ReadonlySignal<boolean>;
  readonly clock: Clock;
  /** The visitor's data, to be looked at, exported and erased; loads when it is asked for. */
  readonly visitorData: () => Promise<VisitorData>;
  close(): void;
  /** Shows the connection doctor; for the option `debug`. */
  openDoctor(): void;
}

/** A mounted panel. */
export interface MountedPanel {
  /** Removes every node and listener; calling it again does nothing. */
  dispose(): void;
}

/** Shared by the parts of the panel. */
export interface PanelContext extends PanelDeps {
  readonly features: PanelFeatures;
  readonly choices: Signal<VisitorChoices>;
  /** The assistant's name. */
  readonly title: ReadonlySignal<string>;
  /** Typed and not sent. */
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

const PanelScope = createContext<PanelContext | undefined>(undefined);

export const PanelProvider: Provider<PanelContext | undefined> = PanelScope.Provider;

export function usePanel(): PanelContext {
  const panel = useContext(PanelScope);
  if (!panel) throw new Error('outside of the panel');
  return panel;
}
