import type { AnyField } from '../../src/options/fields.js';
import { optionTable } from '../../src/options/option-table.js';

/** The comments above the rows of the table, by their paths; the build puts them in. */
declare const MEANINGS: Readonly<Record<string, string>>;

/** One option as a control of the playground shows it. */
export interface OptionRow {
  /** Such as `launcher.label`. */
  readonly path: string;
  /** The code of its kind: see `src/options/kinds.ts`. Of a group, its forms beside the object. */
  readonly kind: string;
  /** Used when the option is absent. */
  readonly fallback: unknown;
  /** Its documentation. */
  readonly meaning: string;
}

/** Every option of the table, in its order; a group by its rows, and by itself where it has another form, too. */
export const optionRows: readonly OptionRow[] = Object.entries(optionTable).flatMap(([name, field]) =>
  rowsOf(name, field),
);

function rowsOf(path: string, field: AnyField): OptionRow[] {
  const { fields, fallback } = field;
  const kind = field.kind.replace(/(^|\|)object$/, '');
  const own = kind && kind !== 'ms' ? [{ path, kind, fallback, meaning: meaningOf(path) }] : [];
  if (!fields) return [{ path, kind: field.kind, fallback, meaning: meaningOf(path) }];
  return [...own, ...Object.entries(fields).flatMap(([name, row]) => rowsOf(`${path}.${name}`, row))];
}

/** Of rows that are alike, one comment stands for all. */
function meaningOf(path: string): string {
  return MEANINGS[path] ?? MEANINGS[path.replace(/[^.]+$/, '*')] ?? '';
}
