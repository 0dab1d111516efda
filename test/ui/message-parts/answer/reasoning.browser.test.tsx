import { beforeAll, expect, test } from 'vitest';
import { answerMessage, fakeChat, streamingAnswer, userMessage } from '../../fake-chat.js';
import { mount, nextFrames } from '../../mount.js';
import { loadEverything } from '../../../support/load-everything.js';

beforeAll(loadEverything);

function streaming(text = '') {
  const chat = fakeChat([userMessage('1', 'tell me more')]);
  const answer = streamingAnswer('1', text);
  const panel = mount({ chat, options: { title: 'Nova' } });
  panel.set(() => {
    chat.turn.value = { phase: 'streaming', turnId: '1', answer };
  });
  return { chat, answer, panel };
}

test('reasoning is folded, live while it comes, and tells how long it took', async () => {
  const { panel, chat, answer } = streaming('');
  panel.set(() => {
    answer.reasoning.value = 'The visitor asks';
  });
  await nextFrames();
  panel.click('Thinking …');
  panel.screen.getByText('The visitor asks');
  panel.set(() => {
    answer.reasoning.value += ' for more.';
    panel.clock.advance(4_000);
  });
  panel.screen.getByText('The visitor asks for more.');
  panel.set(() => {
    answer.text.value = 'Here it is.';
    panel.clock.advance(250);
  });
  panel.screen.getByRole('button', { name: 'Thought for 4 s' });
  panel.set(() => {
    chat.turn.value = { phase: 'idle' };
    chat.messages.value = [
      ...chat.messages.value,
      answerMessage('1', 'Here it is.', { reasoning: 'The visitor asks for more.', reasoningMs: 7_100 }),
    ];
  });
  const fold = panel.screen.getByRole('button', { name: 'Thought for 7 s' });
  panel.screen.getByText('The visitor asks for more.');
  panel.click('Thought for 7 s');
  expect(fold.getAttribute('aria-expanded')).toBe('false');
  expect(panel.screen.queryByText('The visitor asks for more.')).toBeNull();
});

test('where a model gave all of its answer as reasoning, it stands open, and is said', async () => {
  const { panel, chat, answer } = streaming('');
  panel.set(() => {
    answer.reasoning.value = 'The answer is: 42 euros.';
  });
  await nextFrames();
  expect(panel.screen.queryByText('The answer is: 42 euros.')).toBeNull();
  panel.set(() => {
    chat.turn.value = { phase: 'idle' };
    chat.messages.value = [...chat.messages.value, answerMessage('1', '', { reasoning: 'The answer is: 42 euros.' })];
  });
  const [shown] = panel.screen.getAllByText('The answer is: 42 euros.');
  expect(shown?.className).toBe('reasoning');
  expect(panel.screen.getAllByText('The answer is: 42 euros.').length).toBe(2);
  panel.set(() => panel.root.querySelector<HTMLElement>('.fold')?.click());
  expect(panel.root.querySelector('.reasoning')).toBeNull();
  expect(panel.root.querySelector('.notice')).toBeNull();
});

test.each([
  ['is followed by text', { text: 'Here it is.', status: 'complete' }],
  ['is all that came before it was stopped', { text: '', status: 'incomplete', reason: 'stopped' }],
] as const)('reasoning that %s stays folded', (_, { text, ...answer }) => {
  const reasoning = 'The visitor asks for more.';
  const panel = mount({ chat: fakeChat([userMessage('1', 'a'), answerMessage('1', text, { reasoning, ...answer })]) });
  expect(panel.root.querySelector('.fold')?.getAttribute('aria-expanded')).toBe('false');
});
