/**
 * All in which servers differ from the plain case: frames, bodies and errors in other forms, lists of models at other
 * addresses, a relay; and what few owners switch on: compressed requests, remembered answers, titles by Open WebUI.
 * Loads with the first of them, or quietly once an answer has come.
 */
export { checkElsewhere } from './check-elsewhere.js';
export { createDialect, type Dialect } from './dialect.js';
export { judgeResponse } from './http-error.js';
export { answerErrorWarning, keyRefusal, modelCheckWarning } from './model-check-warning.js';
export { networkError } from './network-error.js';
export { createRefusedParameters, type RefusedParameters } from './refused-parameters.js';
export { errorFromServer, type JudgedError } from './server-error.js';
export { createAnswerCache, type AnswerCache } from './extras/answer-cache.js';
export { createPacker, type Pack, type Packer, type SendPacked } from './extras/gzip.js';
export { createRelayLink, type RelayLink } from './extras/relay-link.js';
export { askTitle } from './extras/title-task.js';
