/** The texts of the button that opens the chat, which are there before anything else has loaded. */
export const launcherButton = {
  open: 'Open chat',
  failed: 'The chat could not be loaded. Try again.',
} as const;

/** With the text of what stands beside it, which loads where an owner asks for that. */
export const launcher = {
  ...launcherButton,
  /** Takes the line beside the button away. */
  dismiss: 'Dismiss',
} as const;
