/**
 * What a server may say beyond plain text: frames, bodies and errors in all the forms that servers use. Loads with the
 * first of them, or quietly once an answer has come.
 */
export { createDialect, type Dialect } from './dialect.js';
export { errorFromResponse } from './http-error.js';
export { networkError } from './network-error.js';
export { errorFromServer } from './server-error.js';
