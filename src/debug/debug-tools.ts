import type { ReadonlySignal } from '@preact/signals-core';
import type { ResolvedOptions } from '../options/chat-options.js';
import { reportError, type Log } from '../platform/log.js';
import type { Strings } from '../strings/strings.js';
import { createRecorder, type Recorder } from '../testing/bundle/record-fetch.js';

/** What an owner has with the option `debug`. */
export interface DebugTools {
  /** Takes the place of the page's own, and remembers what goes through: for bug reports. */
  record(): typeof fetch;
  /** Shows the connection doctor over the page. */
  openDoctor(): void;
  destroy(): void;
}

/** The part of the composition root that only owners load. */
export function createDebugTools(
  root: ShadowRoot,
  options: ReadonlySignal<ResolvedOptions>,
  strings: () => Strings,
  log: Log,
): DebugTools {
  let recorder: Recorder | undefined;
  let doctor: Promise<() => void> | undefined;
  log.debug('options', shownOptions(options.value));

  function close(): void {
    doctor?.then((close) => close()).catch(() => {});
  }

  return {
    record() {
      recorder ??= createRecorder();
      return recorder.fetch;
    },
    openDoctor() {
      close();
      doctor = import('./open-doctor.js').then((half) =>
        half.openDoctor({
          root,
          options: options.value,
          strings: strings(),
          recording: recorder && (() => JSON.stringify(recorder?.bundle(), null, 1)),
        }),
      );
      doctor.catch(reportError);
    },
    destroy: close,
  };
}

/** The options as the debug log may show them: what opens a door is left out. */
function shownOptions({ apiKey, headers, ...options }: ResolvedOptions): Record<string, unknown> {
  const hidden = typeof apiKey === 'function' ? '[function]' : apiKey && '[redacted]';
  return { ...options, apiKey: hidden, headers: Object.keys(headers) };
}
