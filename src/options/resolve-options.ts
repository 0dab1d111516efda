import type { GivenOptions, ResolvedOptions } from './chat-options.js';
import { optionDefaults } from './option-digest.js';
import { isPlainObject, ownRows } from './values.js';

/** Options that `checkOptions` has let through, with every default filled in, under their one name. */
export function resolveOptions({ url, openWebUIUrl, model, ...given }: GivenOptions): ResolvedOptions {
  const models = typeof model === 'string' ? [model] : (model ?? []);
  const rows: object = ownRows({
    ...withDefaults(optionDefaults, given),
    url: (url ?? openWebUIUrl ?? '').trim(),
    model: models[0],
    models,
  });
  // The table of options promises the rest, and `checkOptions` has seen to it.
  return rows as ResolvedOptions;
}

function withDefaults(defaults: object, rows: object): Record<string, unknown> {
  const resolved = ownRows({ ...defaults, ...rows });
  for (const [name, standard] of Object.entries(defaults)) {
    const value = resolved[name];
    // A word that stands for a whole group says all.
    if (!isPlainObject(standard) || typeof value === 'string') continue;
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
