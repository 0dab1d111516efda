import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { probeNames, type ProbeName } from '../../core/diagnosis.js';
import { diagnosisText } from '../../core/diagnosis-text.js';
import { copyText } from '../../platform/clipboard.js';
import { IconButton } from '../icon-button.js';
import { keepEvents } from '../keep-events.js';
import type { DoctorContext } from './doctor-context.js';
import { offerFile } from '../../platform/offer-file.js';
import { ProbeLine } from './probe-line.js';
import { useExamination, type Examination } from './use-examination.js';
import { formatOf } from '../../strings/format.js';

/** The connection doctor over everything else of the page: one line a probe. */
export function DoctorDialog({ context }: { context: DoctorContext }): VNode {
  const { words, strings, examine, recording, close } = context;
  const box = useRef<HTMLDialogElement>(null);
  const examination = useExamination(examine);
  const told = useSignal('');
  useLayoutEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    dialog.showModal();
    return keepEvents(dialog, close).dispose;
  }, []);

  function copy(text: string): void {
    void copyText(text).then((hasCopied) => {
      told.value = hasCopied ? words.copied : words.notCopied;
    });
  }

  function download(text: string): void {
    const file = new Blob([text], { type: 'application/json' });
    if (box.current) offerFile(box.current, 'causerie-recording.json', file);
  }

  const diagnosis = examination.diagnosis.value;
  return (
    <dialog ref={box} class="panel doctor" lang={strings.language} aria-label={words.title} onClose={close}>
      <div class="doctor-head">
        <h2>{words.title}</h2>
        <IconButton shape="close" name={words.close} onClick={close} />
      </div>
      <output class="doctor-verdict">{verdict(examination, context)}</output>
      <ol class="probes" aria-busy={examination.phase.value === 'running'}>
        {probeNames.map((name) => {
          const finding = examination.findings.value.find(({ probe }) => probe === name);
          return (
            <ProbeLine
              key={name}
              name={words.probes[name]}
              finding={finding}
              state={stateOf(name, examination, words)}
              severity={finding ? words.severities[finding.severity] : ''}
              fixWord={words.fix}
            />
          );
        })}
      </ol>
      <div class="doctor-actions">
        {diagnosis && (
          <>
            <button type="button" class="text-button" onClick={() => copy(diagnosisText(diagnosis))}>
              {words.copy}
            </button>
            <button type="button" class="text-button" onClick={() => copy(JSON.stringify(diagnosis, null, 2))}>
              {words.copyJson}
            </button>
          </>
        )}
        {examination.phase.value !== 'running' && (
          <button type="button" class="text-button" onClick={examination.restart}>
            {words.again}
          </button>
        )}
        {recording && (
          <button type="button" class="text-button" onClick={() => download(recording())}>
            {words.download}
          </button>
        )}
        <output class="probe-quiet">{told.value}</output>
        {recording && <p class="probe-quiet">{words.downloadNote}</p>}
      </div>
    </dialog>
  );
}

function verdict({ phase, diagnosis }: Examination, { words, strings }: DoctorContext): string {
  if (phase.value === 'broken') return words.interrupted;
  const found = diagnosis.value;
  if (!found) return words.examining;
  const warnings = found.findings.filter(({ severity }) => severity === 'warning').length;
  if (!found.isHealthy) return words.unhealthy;
  return warnings ? formatOf(strings).plural(words.warnings, warnings) : words.healthy;
}

/** The state of a probe that found nothing. */
function stateOf(name: ProbeName, { phase, asked, diagnosis }: Examination, words: DoctorContext['words']): string {
  if (asked.value.includes(name)) {
    const isLast = asked.value.at(-1) === name;
    return isLast && phase.value === 'running' ? words.asking : words.notNeeded;
  }
  return phase.value === 'running' && !diagnosis.value ? words.waiting : words.notAsked;
}
