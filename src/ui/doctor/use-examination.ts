import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Diagnosis, ProbeFinding, ProbeName } from '../../core/diagnosis.js';
import type { DoctorContext } from './doctor-context.js';

/** An examination as it goes on. */
export interface Examination {
  /** `broken`: it did not come to its end. */
  readonly phase: ReadonlySignal<'running' | 'done' | 'broken'>;
  readonly asked: ReadonlySignal<readonly ProbeName[]>;
  readonly findings: ReadonlySignal<readonly ProbeFinding[]>;
  readonly diagnosis: ReadonlySignal<Diagnosis | undefined>;
  /** Begins again. */
  restart(): void;
}

/** Examines at once, and again after `restart`; ends with the component. */
export function useExamination(examine: DoctorContext['examine']): Examination {
  const attempt = useSignal(0);
  const phase = useSignal<'running' | 'done' | 'broken'>('running');
  const asked = useSignal<readonly ProbeName[]>([]);
  const findings = useSignal<readonly ProbeFinding[]>([]);
  const diagnosis = useSignal<Diagnosis | undefined>(undefined);
  useLayoutEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    phase.value = 'running';
    asked.value = [];
    findings.value = [];
    diagnosis.value = undefined;
    examine((probe, finding) => {
      if (signal.aborted) return;
      if (finding) findings.value = [...findings.value, finding];
      else asked.value = [...asked.value, probe];
    }, signal).then(
      (found) => {
        if (signal.aborted) return;
        diagnosis.value = found;
        phase.value = 'done';
      },
      () => {
        if (!signal.aborted) phase.value = 'broken';
      },
    );
    return () => ending.abort();
  }, [attempt.value]);
  return {
    phase,
    asked,
    findings,
    diagnosis,
    restart() {
      attempt.value += 1;
    },
  };
}
