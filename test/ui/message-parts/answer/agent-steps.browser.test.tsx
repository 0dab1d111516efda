import { beforeAll, expect, test } from 'vitest';
import { fakeChat, streamingAnswer, userMessage } from '../../fake-chat.js';
import { mount } from '../../mount.js';
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

test('what an agent does is one line, with what it did before behind a fold', () => {
  const { panel, answer } = streaming('');
  panel.set(() => {
    answer.statuses.value = [{ description: 'Searching', done: false }];
  });
  panel.screen.getByText('Searching');
  expect(panel.screen.queryByText('Waiting for the answer')).toBeNull();
  panel.set(() => {
    answer.statuses.value = [...answer.statuses.value, { description: 'Reading <b>2</b>', done: false }];
  });
  expect(panel.screen.queryByText('Searching')).toBeNull();
  panel.click('Reading <b>2</b>');
  panel.screen.getByText('Searching');
  panel.set(() => {
    answer.statuses.value = [...answer.statuses.value, { description: 'Done', done: true }];
  });
  expect(panel.screen.getByRole('button', { name: '3 steps' }).getAttribute('aria-expanded')).toBe('true');
});

test("the server's own search is told in our words, with its queries and pages behind the fold", () => {
  const { panel, answer } = streaming();
  panel.set(() => {
    answer.statuses.value = [
      { description: '', action: 'queries', done: false, details: [{ text: 'G1 <b>price</b>' }] },
      { description: '', action: 'found', count: 2, done: false },
    ];
  });
  panel.click('Found 2 sources');
  panel.screen.getByText('Choosing what to search for');
  panel.screen.getByText('G1 <b>price</b>');
  panel.set(() => {
    const details = [
      { text: 'google.com', url: 'https://evil.example/a' },
      { text: 'x', url: 'javascript:alert(1)' },
    ];
    answer.statuses.value = [{ description: '', action: 'search', done: true, details }];
  });
  const links = panel.screen.getAllByRole<HTMLAnchorElement>('link');
  expect(links.map(({ href, textContent }) => [href, textContent])).toEqual([
    ['https://evil.example/a', 'google.comevil.example(opens in a new tab)'],
  ]);
});

test('a step that failed says so, and the answer goes on', () => {
  const { panel, answer } = streaming();
  panel.set(() => {
    answer.statuses.value = [
      { description: 'Reading', done: true },
      { description: 'No results', done: true, isFault: true },
    ];
  });
  panel.click('2 steps');
  panel.screen.getByText('Failed: No results');
});
