import type { VNode } from 'preact';
import type { ProbeFinding } from '../../core/diagnosis.js';
import { Icon } from '../icon.js';
import { Sign } from '../sign.js';

interface ProbeLineProps {
  readonly name: string;
  readonly finding: ProbeFinding | undefined;
  /** In place of a finding. */
  readonly state: string;
  readonly severity: string;
  readonly fixWord: string;
}

/** One probe and what it found. */
export function ProbeLine({ name, finding, state, severity, fixWord }: ProbeLineProps): VNode {
  if (!finding) {
    return (
      <li class="probe">
        <span class="probe-mark" />
        <p>
          <strong>{name}</strong> <span class="probe-quiet">{state}</span>
        </p>
      </li>
    );
  }
  const { cause, fix, code, certainty } = finding;
  return (
    <li class={`probe ${finding.severity}`}>
      <span class="probe-mark">
        {finding.severity === 'problem' ? (
          <Icon shape="close" />
        ) : (
          <Sign shape={finding.severity === 'ok' ? 'check' : 'warning'} />
        )}
      </span>
      <div>
        <p>
          <strong>{name}</strong> <span class="unseen">{severity}. </span>
          <span lang="en" dir="ltr">
            {cause}
          </span>{' '}
          <span class="probe-quiet">
            [{code}
            {finding.severity === 'ok' || certainty === 'certain' ? '' : `, ${certainty}`}]
          </span>
        </p>
        {fix && (
          <p class="probe-fix">
            <strong>{fixWord}</strong>{' '}
            <span lang="en" dir="ltr">
              {fix}
            </span>
          </p>
        )}
      </div>
    </li>
  );
}
