/** The texts of what can be done with a message and with the panel's size; they load after the first answer. */
export const messageTools = {
  copyAnswer: 'Copy answer',
  copied: 'Copied',
  notCopied: 'Could not copy',
  edit: 'Edit',
  /** Name of the field with the text of a sent message. */
  editMessage: 'Edit message',
  /** On the button below it: the message is asked anew. */
  send: 'Send',
  cancel: 'Cancel',
  previousVersion: 'Previous version',
  nextVersion: 'Next version',
  version: '{index} of {count}',
  /** On the button that makes the panel larger, and on it once it is. */
  larger: 'Make larger',
  smaller: 'Make smaller',
} as const;
