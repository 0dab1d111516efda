/** The texts of the button that opens the chat, which are there before anything else has loaded. */
export const launcher = {
  open: 'Open chat',
  /** Takes the line beside the button away. */
  dismiss: 'Dismiss',
  failed: 'The chat could not be loaded. Try again.',
} as const;
