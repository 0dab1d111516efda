import type { ReadonlySignal } from '@preact/signals-core';
import type { ResolvedOptions } from '../options/chat-options.js';
import type { Clock } from '../core/clock.js';
import type { ChatModel } from '../state/chat-model.js';
import type { VisitorData } from '../state/visitor-data.js';
import type { Strings } from '../strings/strings.js';

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
