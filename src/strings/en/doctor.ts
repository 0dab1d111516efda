import type { Finding, ProbeName } from '../../core/diagnosis.js';

/** The texts around the findings of the connection doctor. The findings themselves are for the owner, in English. */
export const doctor = {
  title: 'Connection doctor',
  close: 'Close the doctor',
  examining: 'Checking …',
  healthy: 'Everything works.',
  warnings: { one: 'It works, with a warning.', other: 'It works, with {count} warnings.' },
  unhealthy: 'The chat does not work yet.',
  interrupted: 'The check could not be finished.',
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
  severities: { ok: 'OK', warning: 'Warning', problem: 'Problem' } satisfies Record<Finding['severity'], string>,
  /** Beside a probe that is at work. */
  asking: 'Checking …',
  /** Beside one that a problem made pointless. */
  notAsked: 'Skipped',
  /** Beside one that does not apply. */
  notNeeded: 'Not applicable',
  waiting: 'Waiting',
  fix: 'Fix:',
  copy: 'Copy',
  copyJson: 'Copy as JSON',
  copied: 'Copied',
  notCopied: 'Could not copy',
  again: 'Check again',
  download: 'Download a recording',
  /** Under the button that downloads. */
  downloadNote: 'The requests of this page and their answers, for a bug report: no keys, and every word masked.',
} as const;
