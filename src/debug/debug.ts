import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { ResolvedOptions } from '../options/chat-options.js';
import type { Log } from '../platform/log.js';
import { doctor as english } from '../strings/en/doctor.js';
import type { Strings } from '../strings/strings.js';
import { createRecorder, type Recorder } from '../testing/bundle/record-fetch.js';
import { examineOptions } from '../transport/doctor/diagnose.js';
import type { TransportDeps } from '../transport/open-webui/create-requester.js';
import { mountDoctor } from '../ui/doctor/mount-doctor.js';
import { shownRequest } from './shown-request.js';
import { textMistakes } from './text-mistakes.js';

/** Tools that an owner has with the option `debug`. */
export interface DebugTools {
  /** Remembers what goes to the server and comes from it, for bug reports, and tells the log of it. */
  record(): Pick<TransportDeps, 'fetch' | 'show'>;
  /** Shows the connection doctor over the page. */
  openDoctor(): void;
  dispose(): void;
}

/** The part of the composition root that only owners load: the recorder of requests, and the connection doctor. */
export function createDebugTools(
  root: ShadowRoot,
  options: ReadonlySignal<ResolvedOptions>,
  strings: () => Strings,
  log: Log,
): DebugTools {
  let recorder: Recorder | undefined;
  let close = (): void => {};
  log.debug('options', shownOptions(options.value));
  const unfollow = effect(() => tellOfTexts(strings(), options.peek(), log));

  return {
    record() {
      recorder ??= createRecorder();
      return { fetch: recorder.fetch, show: shownRequest };
    },
    openDoctor() {
      close();
      close = mountDoctor(root, {
        words: strings().of('doctor', english),
        strings: strings(),
        examine: (onProbe, signal) => examineOptions(options.value, { onProbe, signal }),
        recording: recorder && (() => JSON.stringify(recorder?.bundle(), null, 1)),
      });
    },
    dispose() {
      unfollow();
      close();
    },
  };
}

/** Tells of given texts that nobody will read, and of a language that there is none of. */
function tellOfTexts({ language }: Strings, options: ResolvedOptions, log: Log): void {
  for (const sentence of textMistakes(options.strings)) log.warn(sentence);
  const { language: wanted } = options;
  if (language === 'en' && !/^(auto$|en\b)/i.test(wanted)) {
    log.debug(`no texts in "${wanted}": the chat speaks English, see docs/languages.md`);
  }
}

/** The options as the debug log may show them: without keys, and the system prompt as its length. */
function shownOptions({ apiKey, headers, systemPrompt, ...options }: ResolvedOptions): Record<string, unknown> {
  return {
    ...options,
    apiKey: typeof apiKey === 'function' ? '[function]' : apiKey && '[redacted]',
    headers: Object.keys(headers),
    systemPrompt: systemPrompt && `[${systemPrompt.length} characters]`,
  };
}
