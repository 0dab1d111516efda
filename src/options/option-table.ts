import type { CodeBlockPart, FormulaPart, ImagePart, LinkPart, Rendered, TablePart } from '../core/answer-renderers.js';
import { chatErrorCodes } from '../core/chat-error.js';
import {
  boolean,
  callback,
  count,
  days,
  elementOrSelector,
  field,
  filled,
  filledList,
  group,
  headers,
  httpUrl,
  limits,
  milliseconds,
  choice,
  string,
  urlList,
  values,
  withDefault,
  type Field,
} from './fields.js';
import type { TextChanges } from '../strings/changed-texts.js';
import { themeFields, type ThemeOptions } from './theme-tokens.js';

const limit = withDefault(milliseconds, 45_000);

// Named, since a declaration file would write the rows out again without their comments.
const theme: Field<ThemeOptions | 'auto', ThemeOptions | 'auto', never> = {
  kind: 'auto|object',
  fallback: undefined,
  fields: themeFields,
};

/** Rows that are all alike. */
function rows<N extends string, G, R>(names: readonly N[], row: Field<G, R>): Record<N, Field<G, R>> {
  return Object.fromEntries(names.map((name) => [name, row])) as Record<N, Field<G, R>>;
}

/**
 * Every option, once. The types, the parser, the defaults, the `data-*` names, the tables of docs/options.md and the JSON schema
 * derive from this table; the comment above a row is its documentation, in the editor and in docs/options.md.
 */
export const optionTable = {
  /** Address of the server: an origin, a path under it, or one that ends in `/api`, `/api/v1` or `/v1`. */
  url: httpUrl,
  /** Another name of `url`; give one of the two. */
  openWebUIUrl: httpUrl,
  /** Name of the model, exactly as the server lists it; or a list of names, of which the first that can be used answers. */
  model: field<string | readonly string[]>('string+|string+[1]'),
  /** Lets the visitor choose among the names in `model`. */
  modelPicker: withDefault(boolean, false),
  /** The key, or a function that returns it (or a promise of it) and is asked again after a 401. A key in a page is public. */
  apiKey: withDefault(field<string | (() => string | Promise<string>)>('!string|getter'), ''),
  /** Sent before the conversation as the system message. Not stored. */
  systemPrompt: withDefault(field<string>('!string'), ''),
  /** The longest answer, in tokens (`max_tokens`). `null` (`data-max-tokens="none"`) sends none, for models that refuse it. */
  maxTokens: withDefault(field<number | null>('whole1|null'), 1500),
  /** How freely the model chooses its words (`temperature`). `null` (`data-temperature="none"`) sends none. */
  temperature: withDefault(field<number | null>('number0|null'), 0.7),
  /** More fields for the body of every request for an answer, such as `max_completion_tokens`; `messages` and `stream` stay the chat's. */
  requestBody: withDefault(values, {}),
  /** Whether the answer is asked for piece by piece. What comes is read by its content type, whatever was asked. */
  stream: withDefault(boolean, true),
  /** Limits in milliseconds: one number for all three, or each by itself. With `stream: false`, `connect` covers the whole answer. */
  timeout: limits({
    /** Until the server's headers. */
    connect: limit,
    /** From the headers to the first sign of an answer. */
    firstToken: limit,
    /** The longest silence within an answer. */
    idle: limit,
  }),
  /** How much of a long conversation is sent, newest turns first. Default: all of it. The system prompt is always sent. */
  context: group({
    /** At most so many messages before the newest one. */
    messages: count,
    /** At most so many characters, the newest message not counted. */
    characters: count,
  }),
  /** Answers to repeated opening questions from a small memory of this page, without asking the server. */
  answerCache: group({
    /** How many answers are kept; 0 keeps none. */
    entries: withDefault(count, 0),
    /** How long an answer may be given again, in milliseconds. */
    maxAge: withDefault(milliseconds, 3_600_000),
  }),
  /** Compresses the bodies of requests (gzip). Open WebUI itself refuses that; a proxy before it may not. */
  compressRequests: withDefault(boolean, false),
  /** Automatic retries of a request that failed before anything came. */
  maxRetries: withDefault(count, 3),
  /** Your own sentences for faults: `general`, or one for an error code. */
  errorMessages: group({
    /** For every fault without a sentence of its own. */
    general: string,
    /** For the faults of one code. */
    ...rows(chatErrorCodes, string),
  }),
  /** Headers sent with every request. */
  headers: withDefault(headers, {}),
  /** The header that carries the key, optionally with a scheme; some proxies want `x-api-key`. */
  authHeader: withDefault(filled, 'Authorization: Bearer'),
  /** Whether the model is looked up before the first message: `true` sends only if it was found, `"lenient"` goes on where the list cannot be read, `false` does not ask. */
  verifyModel: withDefault(field<'lenient' | boolean>('lenient|boolean'), 'lenient'),
  /** Addresses of the two routes, absolute or relative to `url`, where they cannot be found from it. */
  endpoints: group({
    /** The list of models. */
    models: string,
    /** The chat completions. */
    chat: string,
  }),
  /** Where messages are kept: on this device, in this tab's session, or nowhere. */
  history: choice('persistent', 'session', 'none'),
  /** Separates the histories of several widgets on one site. */
  historyKey: withDefault(filled, 'default'),
  /** Whose history it is: each user of the site has one of their own. */
  user: group({
    /** Any name that stays the same for the user. */
    id: filled,
    /** Proves to the relay who the user is: made by `signVisitor` on the site's own server. */
    token: filled,
  }),
  /** Days after which a conversation that nobody has touched is erased. */
  retention: withDefault(days, 30),
  /** Whether conversations may be kept on the device: an answer, or a function or promise that gives one. Until it says yes, they last as long as the tab. */
  consent: withDefault(
    field<boolean | (() => boolean | Promise<boolean>) | PromiseLike<boolean>>('boolean|getter|promise'),
    true,
  ),
  /** Encrypts what is kept, with a key that cannot leave the browser. */
  encryptHistory: withDefault(boolean, false),
  /** The name of a conversation: its first words, or a title by the model. */
  titles: choice('words', 'model'),
  /** Whether the chat opens on the last conversation or on an empty one. */
  startWith: choice('last', 'fresh'),
  /** How the text of answers is read. */
  markdown: group({
    /** Whether a line break in an answer is one on the screen; else it is a space, as CommonMark has it. */
    breaks: withDefault(boolean, true),
  }),
  /** Links in answers. */
  links: group({
    /** Whether addresses without a host lead into this site; else they are text. */
    relative: withDefault(boolean, false),
  }),
  /** Images in answers. */
  images: group({
    /** Addresses whose images load by themselves: an origin, or an origin and the beginning of a path. All others wait for a click. */
    allow: withDefault(urlList, []),
  }),
  /** Whether visitors may ask, in the menu, to be notified of an answer that ends while they are elsewhere. */
  notifications: withDefault(boolean, false),
  /** Whether two soft tones tell of an answer that ends while the page is hidden. */
  sound: withDefault(boolean, false),
  /** Your own views of parts of an answer; each gets the part and returns nodes, or nothing for the usual view. */
  renderers: group({
    /** Code from a fence, once it is closed. */
    codeBlock: callback<(part: CodeBlockPart) => Rendered>(),
    /** A link whose address is safe to follow. */
    link: callback<(part: LinkPart) => Rendered>(),
    /** An image; what is shown of it is asked of its host at once. */
    image: callback<(part: ImagePart) => Rendered>(),
    /** A table, once it is whole. */
    table: callback<(part: TablePart) => Rendered>(),
    /** A formula, once it is whole. */
    formula: callback<(part: FormulaPart) => Rendered>(),
  }),
  /** Name of the assistant. Default: the model's name on the server. */
  title: string,
  /** Address of a picture of the assistant. Default: the title's initial. */
  avatar: string,
  /** First line of the empty conversation. */
  greeting: string,
  /** Up to four first questions. Default: those of the model on the server. */
  suggestions: filledList,
  /** The button that opens the chat. */
  launcher: group({
    /** Words beside the glyph. */
    label: withDefault(string, ''),
    /** The corner of the page. */
    position: choice('bottom-right', 'bottom-left', 'top-right', 'top-left'),
    /** Its distance from the two edges of that corner, in px. Default: `{ x: 20, y: 20 }`. */
    offset: field<Readonly<{ x?: number; y?: number }>>('number{}'),
    /** Address of your own glyph: a picture or an SVG file. */
    icon: filled,
    /** No button; the page opens the chat through the handle. */
    hidden: withDefault(boolean, false),
  }),
  /** A bubble in the corner; a panel that fills `container` (`inline`) or the window (`page`), is docked to an edge (`side`), or stands over the page and keeps the rest of it out of reach (`dialog`). */
  placement: choice('bubble', 'inline', 'page', 'side', 'dialog'),
  /** The element that an inline panel fills, or its selector. */
  container: elementOrSelector,
  /** The docked panel of `placement: 'side'`. */
  side: group({
    /** The edge of the window. */
    edge: choice('right', 'left'),
    /** Whether the panel makes the page narrower, where that leaves it 320 px, or lies over it. */
    mode: choice('push', 'overlay'),
    /** Its width in px, until the visitor draws another. */
    width: withDefault(count, 420),
  }),
  /** Keys that open and close the chat, such as `ctrl+k`: `ctrl`, `alt`, `shift`, `meta` and a key, with `+` between them. */
  shortcut: filled,
  /** Opens the chat by itself after so many milliseconds, once a visitor. */
  openAfter: milliseconds,
  /** A line beside the button, once a visitor, until it is dismissed or the chat is opened. */
  teaser: group({
    /** The line; none without it. */
    text: string,
    /** How long after the page has loaded, in milliseconds. */
    delay: withDefault(milliseconds, 5000),
    /** Paths of the site on which it is shown, with `*` for any characters. Default: all. */
    paths: filledList,
  }),
  /** Whether the back button of a phone closes a panel that fills the screen. */
  backCloses: withDefault(boolean, true),
  /** Theme tokens without their prefix, such as `{ accent: "#0b6e63" }`, with colours that can be read computed around them; `"auto"` takes colours and corners from the page. */
  theme,
  /** Light, dark, or as the visitor's system. */
  colorScheme: choice('auto', 'light', 'dark'),
  /** Language of the buttons and notices, as a tag such as `"de"` or `"pt-BR"`; `"auto"` follows the page's `lang`, else the browser. English where there are no texts in it. */
  language: withDefault(filled, 'auto'),
  /** Your own words in place of any text of the interface: see [languages](languages.md). `{ panel: { disclaimer: "" } }` leaves out the line under the composer. */
  strings: field<TextChanges>('!any{}'),
  /** Screen readers are told the text of an answer once it is complete, its sentences as they come, or nothing. The visitor may choose otherwise in the menu. */
  announce: choice('answer', 'sentences', 'quiet'),
  /** Keys for what is done often, listed behind `?`: `false` for none, or keys by name, such as `{ copy: 'ctrl+shift+c', menu: '' }`. Names: `help`, `write`, `copy`, `newConversation`, `menu`. */
  shortcuts: withDefault(field<boolean | Readonly<Record<string, string>>>('boolean|string{}'), true),
  /** Logs options, requests and responses to the console, without the key; the chat then loads with the page. */
  debug: withDefault(boolean, false),
};
