import type { ResolvedOptions } from './chat-options.js';
import { optionDefaults } from './option-digest.js';
import { isPlainObject, ownRows } from './plain-object.js';

/** Options that `checkOptions` has let through, with every default filled in, under their one name. */
export function resolveOptions(checked: object): ResolvedOptions {
  const rows = withDefaults(optionDefaults, ownRows(checked));
  rows['url'] = String(rows['url'] ?? rows['openWebUIUrl']).trim();
  delete rows['openWebUIUrl'];
  const models = [rows['model']].flat();
  // What the table of options promises, and `checkOptions` has seen to.
  return Object.assign(rows, { models, model: models[0] }) as unknown as ResolvedOptions;
}

function withDefaults(defaults: object, rows: Record<string, unknown>): Record<string, unknown> {
  const resolved = ownRows({ ...defaults, ...rows });
  for (const [name, standard] of Object.entries(defaults)) {
    if (!isPlainObject(standard)) continue;
    const value = resolved[name];
    // One value for a whole group stands for the same value in every row.
    const given = isPlainObject(value) ? ownRows(value) : asRows(Object.keys(standard), value);
    resolved[name] = withDefaults(standard, given);
  }
  return resolved;
}

/** One value for a whole group, as its rows. */
function asRows(names: readonly string[], value: unknown): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
