import { hostileBodies } from './hostile-bodies.js';
import type { Hostile } from './hostile-request.js';
import { hostileVisitors } from './hostile-visitors.js';
import { hostileWire } from './hostile-wire.js';

/** All hostile requests. */
export const corpus: readonly Hostile[] = [...hostileVisitors, ...hostileBodies, ...hostileWire];
