export * from '../index.js';
export { createNodeCall } from './node-call.js';
export { createHttpServer } from './http-server.js';
export { createKeyFile } from './key-file.js';
export { connectRedisState } from './redis-state.js';
export { startRelay, type RunningRelay, type ServerOptions } from './start-relay.js';
