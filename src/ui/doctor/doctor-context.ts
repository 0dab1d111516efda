import type { Diagnosis, ProbeFinding, ProbeName } from '../../core/diagnosis.js';
import type { Strings } from '../../strings/strings.js';
import type { DoctorStrings } from '../../strings/translation.js';

/** The words and actions that the doctor's dialog is given. */
export interface DoctorContext {
  readonly words: DoctorStrings;
  /** Formats in the language of the words, and its name. */
  readonly strings: Pick<Strings, 'language' | 'locale' | 'units'>;
  /** Examines; rejects only with the signal's reason. */
  readonly examine: (
    onProbe: (probe: ProbeName, finding?: ProbeFinding) => void,
    signal: AbortSignal,
  ) => Promise<Diagnosis>;
  /** The recording of the page's requests as a file, where there is one. */
  readonly recording: (() => string) | undefined;
  readonly close: () => void;
}
