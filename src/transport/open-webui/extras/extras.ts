/** Features that few owners switch on: compressed requests, remembered answers, titles by Open WebUI. */
export { createAnswerCache, type AnswerCache } from './answer-cache.js';
export { createPacker, type Packer, type SendPacked, type Pack } from './gzip.js';
export { askTitle } from './title-task.js';
