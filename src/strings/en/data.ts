/** The texts of what a visitor may know of their data, which load with it. */
export const data = {
  /** Where the conversations are. */
  where: {
    label: 'Where',
    persistent: 'On this device, in this browser',
    session: 'In this tab',
    memory: 'Nowhere: only on the screen',
  },
  /** How much is kept. */
  kept: 'Kept',
  nothingKept: 'Nothing',
  amount: '{conversations}, {messages}, {size}',
  conversations: { one: '1 conversation', other: '{count} conversations' },
  messages: { one: '1 message', other: '{count} messages' },
  since: 'Since',
  until: 'Until',
  /** How long a conversation is kept. */
  retention: { one: '1 day after the last message of each', other: '{count} days after the last message of each' },
  untilTabCloses: 'The tab is closed',
  untilPageCloses: 'The page is left',

  download: 'Download',
  formats: { json: 'JSON', markdown: 'Markdown', 'open-webui': 'Open WebUI' },
  /** The use of each file. */
  formatNotes: {
    json: 'Everything, to be read in again',
    markdown: 'Text to read',
    'open-webui': 'For its “Import Chats”',
  },
  print: 'Print this conversation',
  erase: 'Erase',
  eraseOne: 'Erase this conversation',
  eraseAll: 'Erase everything',
  confirmOne: 'Erase this conversation? It cannot be brought back.',
  confirmAll: 'Erase all conversations? They cannot be brought back.',
  keep: 'Keep',
  erased: 'Erased.',
  notDone: 'That did not work. Try again.',

  /** In files for readers: a conversation without a name. */
  conversation: 'Conversation',
  /** Before a list of what an answer draws on. */
  sources: 'Sources',
  /** After an answer that is not complete. */
  incomplete: 'This answer is not whole.',
} as const;
