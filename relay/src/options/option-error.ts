/** Options that cannot be used. */
export class OptionError extends Error {
  override readonly name = 'OptionError';

  /** @param mistakes a sentence each, with the option's name in front */
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}
