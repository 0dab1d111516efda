import { expect, test } from 'vitest';
import { markdownOf } from '../../../src/history/exchange/markdown-format.js';
import { branched } from './samples.js';

const words = {
  you: 'You',
  assistant: 'Nova',
  conversation: 'Conversation',
  sources: 'Sources',
  incomplete: 'This answer is incomplete.',
  moment: (ms: number) => `at ${ms / 1000} s`,
};

test('a conversation reads as it is shown, with names and times', () => {
  expect(markdownOf([branched()], words)).toBe(
    [
      '# Two ways',
      '## You · at 9 s',
      'one',
      '## Nova · at 10 s',
      'first answer',
      '## You · at 9 s',
      'two, put otherwise',
      '## Nova · at 10 s',
      'answer to the other text\n',
    ].join('\n\n'),
  );
});
