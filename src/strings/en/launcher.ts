/** The texts of the button that opens the chat, which are there before anything else has loaded. */
export const launcher = {
  open: 'Open chat',
  failed: 'The chat could not be loaded. Try again.',
} as const;
