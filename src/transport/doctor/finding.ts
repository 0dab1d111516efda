import type { Finding, FindingCode } from '../../core/diagnosis.js';

type Certainty = Finding['certainty'];

export function ok(code: FindingCode, cause: string): Finding {
  return { code, severity: 'ok', cause, fix: '', certainty: 'certain' };
}

export function warning(code: FindingCode, certainty: Certainty, cause: string, fix: string): Finding {
  return { code, severity: 'warning', cause, fix, certainty };
}

export function problem(code: FindingCode, certainty: Certainty, cause: string, fix: string): Finding {
  return { code, severity: 'problem', cause, fix, certainty };
}
