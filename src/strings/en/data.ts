/** The texts of what a visitor may know of their data, which load with it. */
export const data = {
  /** Where the conversations are. */
  where: {
    label: 'Stored',
    persistent: 'On this device, in this browser',
    session: 'In this tab',
    memory: 'Not stored, only on the screen',
  },
  /** How much is kept. */
  kept: 'Contents',
  nothingKept: 'Nothing',
  amount: '{conversations}, {messages}, {size}',
  conversations: { one: '1 conversation', other: '{count} conversations' },
  messages: { one: '1 message', other: '{count} messages' },
  since: 'Since',
  until: 'Until',
  /** How long a conversation is kept. */
  retention: { one: '1 day after the last message', other: '{count} days after the last message' },
  untilTabCloses: 'You close this tab',
  untilPageCloses: 'You leave this page',

  download: 'Download',
  formats: { json: 'JSON', markdown: 'Markdown', 'open-webui': 'Open WebUI' },
  /** The use of each file. */
  formatNotes: {
    json: 'A full backup',
    markdown: 'For reading',
    'open-webui': 'For “Import Chats” in Open WebUI',
  },
  print: 'Print this conversation',
  erase: 'Erase',
  eraseOne: 'Erase this conversation',
  eraseAll: 'Erase everything',
  confirmOne: 'Erase this conversation? This cannot be undone.',
  confirmAll: 'Erase all conversations? This cannot be undone.',
  keep: 'Keep',
  erased: 'Erased.',
  notDone: 'That did not work. Try again.',

  /** In files for readers: a conversation without a name. */
  conversation: 'Conversation',
  /** Before a list of what an answer draws on. */
  sources: 'Sources',
  /** After an answer that is not complete. */
  incomplete: 'This answer is incomplete.',
} as const;
