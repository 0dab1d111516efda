/** Features that not every chat needs: compressed requests, remembered answers, titles by Open WebUI, a relay. */
export { createAnswerCache, type AnswerCache } from './answer-cache.js';
export { createPacker, type Packer, type SendPacked, type Pack } from './gzip.js';
export { createRelayLink, type RelayLink } from './relay-link.js';
export { askTitle } from './title-task.js';
