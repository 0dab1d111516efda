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
  /** The models to choose among. */
  model: 'Model',
  /** Name of the entry that tells what is kept. */
  yourData: 'Your data',
  back: 'Back',
  /** For owners, with the option `debug`. */
  doctor: 'Connection doctor',
} as const;
