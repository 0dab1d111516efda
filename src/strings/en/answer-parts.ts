/** The texts around an answer's text that plain answers do without. */
export const answerParts = {
  thinking: 'Thinking …',
  /** Where it is not known how long it took, and where it is. */
  thoughts: 'Thoughts',
  thoughtFor: 'Thought for {duration}',
  /** Head of what an agent did. */
  steps: { one: '1 step', other: '{count} steps' },
  /** Open WebUI's own search is at work; and the same where the query is known. */
  searching: 'Searching',
  searchingFor: 'Searching for “{query}”',
  queries: 'Choosing what to search for',
  /** Where it is not known how many, and where it is. */
  foundSources: 'Found sources',
  found: { one: 'Found 1 source', other: 'Found {count} sources' },
  /** Read before a step that failed. */
  stepFailed: 'Failed:',
  /** Names of tools that nobody runs here. */
  unrunTools: {
    one: 'The assistant wanted to use a tool that is not available here: {names}.',
    other: 'The assistant wanted to use tools that are not available here: {names}.',
  },

  /** Name of the list of sources. */
  sources: 'Sources',
  /** Name of a mark in the text, and of the box with what the source says. */
  source: 'Source {number}: {name}',
  page: 'p. {page}',
  closeSource: 'Close source',

  /** Name of a picture that came beside the text. */
  picture: 'Image',
  showPicture: 'Load image',
  pictureFailed: 'The image could not be loaded.',

  regenerate: 'Regenerate',
  good: 'Good answer',
  bad: 'Bad answer',
  thanks: 'Thanks for your feedback.',
  /** Asked after a thumb down; the visitor may choose one, and write a comment. */
  whatWasWrong: 'What was wrong?',
  reasons: {
    incorrect: 'Not correct',
    unhelpful: 'Does not answer my question',
    outdated: 'Out of date',
    unclear: 'Hard to understand',
    another: 'Something else',
  },
  /** Name of the field for it, and the words in it while it is empty. */
  comment: 'Comment (optional)',
  sendFeedback: 'Send feedback',
  skipFeedback: 'Skip',
  /** On the button that opens further ways to copy and what is known of the answer. */
  details: 'Details',
  copyMarkdown: 'Copy as Markdown',
  copyRich: 'Copy with formatting',
  /** Said after either. */
  copied: 'Copied',
  notCopied: 'Could not copy',
  model: 'Model',
  tokens: 'Tokens',
  /** How many tokens the model read, and how many it wrote. */
  tokensRead: '{count} read',
  tokensWritten: '{count} written',
  duration: 'Duration',
} as const;
