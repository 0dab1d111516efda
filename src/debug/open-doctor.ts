import type { ResolvedOptions } from '../options/chat-options.js';
import { englishDoctor } from '../strings/doctor/english.js';
import { examineOptions } from '../transport/doctor/diagnose.js';
import { mountDoctor } from '../ui/doctor/mount-doctor.js';

/** Where the doctor is shown, and what it examines. */
export interface DoctorPlace {
  readonly root: ShadowRoot;
  readonly options: ResolvedOptions;
  readonly language: string;
  /** The recording of the page's requests as a file, where there is one. */
  readonly recording?: (() => string) | undefined;
}

/** The part of the composition root that loads when an owner calls the connection doctor. Returns what closes it. */
export async function openDoctor({ root, options, language, recording }: DoctorPlace): Promise<() => void> {
  const words = language === 'fr' ? (await import('../strings/doctor/french.js')).frenchDoctor : englishDoctor;
  return mountDoctor(root, {
    words,
    language,
    examine: (onProbe, signal) => examineOptions(options, { onProbe, signal }),
    recording,
  });
}
