import * as fc from 'fast-check';

/**
 * Random cases are the same in every run, so that a failure can be had again and means a change; `CAUSERIE_SEED=N`
 * tries others.
 */
fc.configureGlobal({ seed: Number(process.env['CAUSERIE_SEED'] ?? 20_261_121) });
