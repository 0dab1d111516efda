/*
 * The entry of the chunk that a page loads when other tabs work beside it: waits for their turns and connections, and
 * what they hold and say.
 */
export { waitForConnection } from './connection-limit.js';
export { createTabFollower } from './tab-follower.js';
export { waitForTurn } from './turn-lock.js';
