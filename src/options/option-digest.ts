// Made from the table of options by scripts/options-doc.mjs. Do not edit.

/** For each kind, up to a comma: its code, then the names of its options; a name that ends with a dot is a group's, whose rows follow. */
export const optionKinds =
  '!any{} requestBody strings,!string systemPrompt,!string{} headers,!string|getter apiKey,answer|sentences|quiet announce,auto|light|dark colorScheme,boolean modelPicker stream compressRequests encryptHistory notifications sound debug markdown. breaks links. relative launcher. hidden,boolean|getter|promise consent,boolean|string{} shortcuts,bottom-right|bottom-left launcher. position,bubble|inline placement,days retention,element|selector container,function renderers. codeBlock link image table formula,last|fresh startWith,lenient|boolean verifyModel,ms timeout. connect firstToken idle answerCache. maxAge,ms|object timeout,number0|null temperature,object context answerCache errorMessages endpoints user markdown links images renderers launcher theme,persistent|session|none history,string title avatar greeting errorMessages. general network offline timeout interrupted stall auth forbidden not-found bad-request too-large context-too-long rate-limit quota busy server conflict redirect unexpected-body empty too-long model config storage endpoints. models chat launcher. label,string+ authHeader historyKey language user. id token theme. surface surface-raised line text text-quiet accent on-accent user-bubble on-user-bubble code-surface link focus warning-surface warning-text online offline unread radius radius-small space font font-mono font-size shadow panel-width panel-height z-index,string+[] suggestions,string+|string+[1] model,url url openWebUIUrl,url[] images. allow,whole0 maxRetries context. messages characters answerCache. entries,whole1|null maxTokens,words|model titles';

/** The values of absent options; a group of options is always there. */
export const optionDefaults: Readonly<Record<string, unknown>> = {
  modelPicker: false,
  apiKey: '',
  systemPrompt: '',
  maxTokens: 1500,
  temperature: 0.7,
  requestBody: {},
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
  notifications: false,
  sound: false,
  renderers: {},
  launcher: { label: '', position: 'bottom-right', hidden: false },
  placement: 'bubble',
  theme: {},
  colorScheme: 'auto',
  language: 'auto',
  announce: 'answer',
  shortcuts: true,
  debug: false,
};
