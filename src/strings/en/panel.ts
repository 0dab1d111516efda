/** The texts of the panel, which every visitor who opens the chat needs at once. */
export const panel = {
  /** Name of the visitor's messages. */
  you: 'You',
  /** Name of the list of messages. */
  messages: 'Messages',
  newConversation: 'New conversation',
  closeChat: 'Close chat',
  menu: 'Menu',
  /** The menu's code, or what it shows, could not be loaded. */
  menuNotLoaded: 'The menu could not be loaded.',
  newTextBelow: 'New text below',
  /** Stands under the composer. */
  disclaimer: 'Answers come from a model and can be wrong.',

  /** Name of the composer's field. */
  message: 'Message',
  /** In the empty field; `{title}` is the assistant's name. */
  placeholder: 'Message {title}',
  send: 'Send',
  stop: 'Stop',

  /** First line of the empty conversation. */
  greeting: 'Hello, how can we help?',
  /** The line below it. */
  invitation: 'Ask your question below.',
  /** Name of the list of first questions. */
  suggestions: 'Suggested questions',

  /** The line of state in the header. */
  connection: {
    checking: 'Checking …',
    online: 'Online',
    notReachable: 'Not reachable',
    notAvailable: 'Not available',
    /** While an attempt after a network error waits. */
    tryingAgain: 'Not reachable, trying again',
  },
  /** Under a message that waits for the answer before it. */
  queued: 'Sent after this answer',
  /** Under a message that waits for the server to be reached. */
  waitingOffline: 'Waiting for the connection',
  cancel: 'Cancel',
  waiting: 'Waiting for the answer',
  stillWaiting: 'Still working …',
  /** Other tabs use all connections that the browser gives the server. */
  noFreeConnection: 'Waiting for a free connection …',

  retry: 'Retry',
  /** Said of any error while what tells more of it cannot be loaded. */
  notWhole: 'The answer is not complete.',
  dismiss: 'Dismiss',

  /** Read behind the text of a link. */
  opensInNewTab: 'opens in a new tab',
  /** Short forms of units, for durations. */
  units: { seconds: '{number} s', minutes: '{number} min' },
} as const;
