import type { Finding, ProbeName } from '../../core/diagnosis.js';

/** The texts around the findings of the connection doctor. The findings themselves are for the owner, in English. */
export interface DoctorStrings {
  readonly title: string;
  readonly close: string;
  readonly examining: string;
  readonly healthy: string;
  /** Takes how many. */
  readonly warnings: (count: number) => string;
  readonly unhealthy: string;
  readonly interrupted: string;
  /** What each probe asks, as a name. */
  readonly probes: Readonly<Record<ProbeName, string>>;
  readonly severities: Readonly<Record<Finding['severity'], string>>;
  /** Beside a probe that is at work, that a problem made pointless, that does not apply. */
  readonly asking: string;
  readonly notAsked: string;
  readonly notNeeded: string;
  readonly waiting: string;
  readonly fix: string;
  readonly copy: string;
  readonly copyJson: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly again: string;
  readonly download: string;
  /** Under the button that downloads. */
  readonly downloadNote: string;
}
