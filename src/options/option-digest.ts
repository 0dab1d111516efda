// Made from the table of options by scripts/options-doc.mjs. Do not edit.

/** A line for each sentence that says what a value may be: the sentence, a bar, the options, and the rows of each group. */
export const optionSpec = `"auto" or "en" or "fr"|language
"auto" or "light" or "dark"|colorScheme
"bottom-right" or "bottom-left"|launcher. position
"bubble" or "inline"|placement
"last" or "fresh"|startWith
"lenient" or true or false|verifyModel
"persistent" or "session" or "none"|history
"words" or "model"|titles
a function|renderers. codeBlock link image table formula
a list, each item a string that is not empty|suggestions
a list, each item a string that starts with http:// or https://|images. allow
a number of at least 0|temperature
a number of days above 0|retention
a number of milliseconds above 0 or an object|timeout
a number of milliseconds above 0|timeout. connect firstToken idle answerCache. maxAge
a string or a function that returns one|apiKey
a string that is not empty or a list that is not empty, each item a string that is not empty|model
a string that is not empty|authHeader historyKey user. id theme. surface surface-raised line text text-quiet accent on-accent user-bubble on-user-bubble code-surface link focus warning-surface warning-text online offline unread radius radius-small space font font-mono font-size shadow panel-width panel-height z-index
a string that starts with http:// or https://|url openWebUIUrl
a string|systemPrompt title avatar greeting errorMessages. general network offline timeout interrupted stall auth forbidden not-found bad-request too-large context-too-long rate-limit quota busy server conflict redirect unexpected-body empty too-long model config storage endpoints. models chat launcher. label
a whole number above 0|maxTokens
a whole number of at least 0|maxRetries context. messages characters answerCache. entries
an element or a string that selects one|container
an object, each value a string|headers
true or false or a function that returns one or a promise of one|consent
true or false|modelPicker stream compressRequests encryptHistory debug markdown. breaks links. relative launcher. hidden`;

/** The values of absent options; a group of options is always there. */
export const optionDefaults: Readonly<Record<string, unknown>> = {
  modelPicker: false,
  apiKey: '',
  systemPrompt: '',
  maxTokens: 1500,
  temperature: 0.7,
  stream: true,
  timeout: { connect: 45000, firstToken: 45000, idle: 45000 },
  context: {},
  answerCache: { entries: 0, maxAge: 3600000 },
  compressRequests: false,
  maxRetries: 3,
  errorMessages: {},
  headers: {},
  authHeader: 'Authorization: Bearer',
  verifyModel: 'lenient',
  endpoints: {},
  history: 'persistent',
  historyKey: 'default',
  user: {},
  retention: 30,
  consent: true,
  encryptHistory: false,
  titles: 'words',
  startWith: 'last',
  markdown: { breaks: true },
  links: { relative: false },
  images: { allow: [] },
  renderers: {},
  launcher: { label: '', position: 'bottom-right', hidden: false },
  placement: 'bubble',
  theme: {},
  colorScheme: 'auto',
  language: 'auto',
  debug: false,
};
