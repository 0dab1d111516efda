import type { ResolvedOptions } from '../options/chat-options.js';
import { doctor as english } from '../strings/en/doctor.js';
import type { Strings } from '../strings/strings.js';
import { examineOptions } from '../transport/doctor/diagnose.js';
import { mountDoctor } from '../ui/doctor/mount-doctor.js';

/** Where the doctor is shown, and what it examines. */
export interface DoctorPlace {
  readonly root: ShadowRoot;
  readonly options: ResolvedOptions;
  readonly strings: Strings;
  /** The recording of the page's requests as a file, where there is one. */
  readonly recording?: (() => string) | undefined;
}

/** The part of the composition root that loads when an owner calls the connection doctor. Returns what closes it. */
export async function openDoctor({ root, options, strings, recording }: DoctorPlace): Promise<() => void> {
  return mountDoctor(root, {
    words: strings.of('doctor', english),
    strings,
    examine: (onProbe, signal) => examineOptions(options, { onProbe, signal }),
    recording,
  });
}
