import type { Finding, ProbeName } from '../../core/diagnosis.js';

/** The texts around the findings of the connection doctor. The findings themselves are for the owner, in English. */
export const doctor = {
  title: 'Connection doctor',
  close: 'Close the doctor',
  examining: 'Examining …',
  healthy: 'All is well.',
  warnings: { one: 'It works, with a warning.', other: 'It works, with {count} warnings.' },
  unhealthy: 'The chat cannot work yet.',
  interrupted: 'The examination did not come to its end.',
  /** The name of each probe: the thing that it examines. */
  probes: {
    options: 'Options',
    'mixed-content': 'Secure page',
    reachable: 'Reachable',
    path: 'Path',
    version: 'Version',
    key: 'Key',
    list: 'List of models',
    model: 'Model',
    'admin-key': 'Account',
    answer: 'Answer',
  } satisfies Record<ProbeName, string>,
  severities: { ok: 'Fine', warning: 'Warning', problem: 'Problem' } satisfies Record<Finding['severity'], string>,
  /** Beside a probe that is at work. */
  asking: 'Asking …',
  /** Beside one that a problem made pointless. */
  notAsked: 'Not asked',
  /** Beside one that does not apply. */
  notNeeded: 'Does not apply here',
  waiting: 'Waits',
  fix: 'Fix:',
  copy: 'Copy',
  copyJson: 'Copy as JSON',
  copied: 'Copied',
  notCopied: 'Could not copy',
  again: 'Examine again',
  download: 'Download a recording',
  /** Under the button that downloads. */
  downloadNote:
    'The requests of this page with their answers, for a bug report: without keys, and with every word masked.',
} as const;
