import type { RehearsalRequest } from './recorded-request.js';
import type { Script } from './script.js';

/**
 * How requests are answered: the name of a scenario (`stall-after-20`, with or without `rehearsal/` before it), a
 * script, or a function that chooses one of both; undefined leaves the request to the usual answer.
 */
export type Scenario = string | Script | ((request: RehearsalRequest) => string | Script | undefined);
