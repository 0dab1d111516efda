/** The texts of the menu, which load with it. */
export const menu = {
  /** Name of the list of conversations. */
  conversations: 'Conversations',
  search: 'Search conversations',
  /** The empty list: what it is for. */
  noConversations: 'Your conversations will appear here.',
  pinned: 'Pinned',
  previousDays: 'Previous 7 days',
  /** Name of a conversation whose first words are not known. */
  untitled: 'Conversation',
  /** Said with the dot of a conversation with an answer that was not seen. */
  unread: 'New answer',
  /** In the line of a conversation that is being answered behind the open one. */
  answering: 'Answering …',
  /** Opens what can be done with a conversation. */
  more: 'More: {title}',
  rename: 'Rename',
  pin: 'Pin',
  unpin: 'Unpin',
  /** One conversation, as a file to read. */
  download: 'Download',
  delete: 'Delete',
  /** Name of the field for a title. */
  title: 'Title',
  save: 'Save',
  cancel: 'Cancel',
  deleted: 'Conversation deleted.',
  undo: 'Undo',
  searching: 'Searching …',
  nothingFound: 'No results.',
  found: { one: '1 result', other: '{count} results' },
  /** Under a conversation in which more was found than is shown. */
  morePlaces: { one: '1 more place', other: '{count} more places' },
  /** The models to choose among. */
  model: 'Model',
  /** Name of the entry that tells what is kept. */
  yourData: 'Your data',
  back: 'Back',
  /** Leaves the menu. */
  backToChat: 'Back to the conversation',
  /** Asks the browser for leave to notify. */
  notify: 'Notify me of new answers',
  /** For owners, with the option `debug`. */
  doctor: 'Connection doctor',

  /** The visitor's own settings for reading, hearing and keys. */
  accessibility: 'Accessibility',
  textSize: 'Text size',
  /** How much a screen reader says of an answer. */
  announce: 'Screen reader announces',
  announceAnswer: 'Each answer when it is complete',
  announceSentences: 'Each answer sentence by sentence',
  announceQuiet: 'No answers',
  shortcuts: 'Keyboard shortcuts',
  /** A switch. */
  useShortcuts: 'Use single-key shortcuts',
  shortcutsNote: 'Single keys work anywhere in the chat except in text fields.',
  /** The effect of each shortcut. */
  shortcutNames: {
    help: 'Show this list',
    write: 'Write a message',
    copy: 'Copy the answer',
    newConversation: 'Start a new conversation',
    menu: 'Open the menu',
    send: 'Send the message',
    newLine: 'Start a new line',
    step: 'Go to the previous or next message',
    ends: 'Go to the first or last message',
    actions: 'Go to the actions of a message',
    leave: 'Close what is open',
  },
  /** As they are written on the keyboard. */
  keyNames: { enter: 'Enter', escape: 'Esc', home: 'Home', end: 'End', shift: 'Shift' },
} as const;
