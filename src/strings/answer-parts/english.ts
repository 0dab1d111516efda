import type { AnswerPartsStrings } from './answer-parts-strings.js';

export const english: AnswerPartsStrings = {
  thinking: 'Thinking …',
  thought: (ms) => (ms === undefined ? 'Thoughts' : `Thought for ${duration(ms)}`),
  steps: (count) => (count === 1 ? '1 step' : `${count} steps`),
  searching: (query) => (query ? `Searching for “${query}”` : 'Searching'),
  queries: 'Choosing what to search for',
  found: (count) => (count === undefined ? 'Found sources' : count === 1 ? 'Found 1 source' : `Found ${count} sources`),
  stepFailed: 'Did not work:',
  unrunTools: (names) =>
    `The assistant wanted to use ${names.length === 1 ? 'a tool that is' : 'tools that are'} not available here: ${names.join(', ')}.`,
  sources: 'Sources',
  source: (number, name) => `Source ${number}: ${name}`,
  page: (page) => `p. ${page}`,
  closeSource: 'Close source',
  picture: 'Image',
  showPicture: 'Load image',
  pictureFailed: 'The image could not be loaded.',
  regenerate: 'Regenerate',
  good: 'Good answer',
  bad: 'Bad answer',
  thanks: 'Thank you.',
  details: 'Details',
  copyMarkdown: 'Copy as Markdown',
  copyRich: 'Copy as rich text',
  model: 'Model',
  tokens: 'Tokens',
  tokenCounts: (read, written, all) =>
    [read && `${read} read`, written && `${written} written`].filter(Boolean).join(', ') || (all ?? ''),
  duration: 'Duration',
  seconds: (ms) => (ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : duration(ms)),
};

function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
