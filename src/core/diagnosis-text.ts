import type { Diagnosis, ProbeFinding } from './diagnosis.js';

const marks = { ok: 'ok     ', warning: 'WARNING', problem: 'PROBLEM' } as const;

/** The diagnosis as plain text, one line a probe, fit for a mail or an issue. There is no key in it. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const { isHealthy, url, model, page, version, findings, skipped, elapsed } = diagnosis;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return [
    `Causerie connection doctor: ${verdict(isHealthy, warnings)}`,
    [`Server: ${url || 'unknown'}`, version && ` (Open WebUI ${version})`].join(''),
    `Model: ${model || 'unknown'}`,
    ...(page ? [`Page: ${page}`] : []),
    '',
    ...findings.flatMap(lines),
    ...skipped.map((probe) => `  -       ${probe}: not asked`),
    '',
    `Took ${elapsed} ms.`,
  ].join('\n');
}

function verdict(isHealthy: boolean, warnings: number): string {
  if (!isHealthy) return 'the chat cannot work yet.';
  if (warnings) return `the chat works, with ${warnings === 1 ? 'a warning' : `${warnings} warnings`}.`;
  return 'all is well.';
}

function lines({ probe, severity, code, cause, fix, certainty }: ProbeFinding): string[] {
  const sure = severity === 'ok' || certainty === 'certain' ? '' : `, ${certainty}`;
  const first = `  ${marks[severity]} ${probe}: ${cause} [${code}${sure}]`;
  return fix ? [first, `          Fix: ${fix}`] : [first];
}
