import { beforeAll, expect, test } from 'vitest';
import { act, fireEvent } from '@testing-library/preact';
import type { Source } from '../../../../src/core/message.js';
import { answerMessage, fakeChat, userMessage } from '../../fake-chat.js';
import { mount, nextFrames, type TestPanel } from '../../mount.js';
import { loadEverything } from '../../../support/load-everything.js';

beforeAll(loadEverything);

test('sources are numbered, and only web addresses become links, with their real host', () => {
  const chat = fakeChat([
    userMessage('1', 'hello'),
    answerMessage('1', 'Hi', {
      sources: [
        { name: 'Handbook', url: 'https://docs.example.org/a?b', passages: [] },
        { name: 'google.com', url: 'https://evil.example/', passages: [] },
        { name: 'Script', url: 'javascript:alert(1)', passages: [] },
        { name: 'Mail', url: 'mailto:a@b.c', passages: [] },
        { name: '<img src=x>', passages: [] },
      ],
    }),
  ]);
  const panel = mount({ chat });
  expect(panel.screen.getByRole('list', { name: 'Sources' }).children.length).toBe(5);
  const links = panel.screen.getAllByRole<HTMLAnchorElement>('link');
  expect(links.map(({ href }) => href)).toEqual(['https://docs.example.org/a?b', 'https://evil.example/']);
  expect(links.map(({ textContent }) => textContent)).toEqual([
    '1Handbookdocs.example.org(opens in a new tab)',
    '2google.comevil.example(opens in a new tab)',
  ]);
  expect(new Set(links.map(({ rel, target }) => `${target} ${rel}`))).toEqual(
    new Set(['_blank noopener noreferrer nofollow ugc']),
  );
  panel.screen.getByText('<img src=x>');
});

const handbook: Source = {
  name: 'Handbook',
  url: 'https://docs.example.org/a',
  passages: ['The local API is **off** by default.', '<b>Second</b> passage'],
  pages: ['12', ''],
};

function cited(
  text: string,
  sources: readonly Source[] = [handbook, { name: 'Guide', passages: ['Third'] }],
): TestPanel {
  return mount({ chat: fakeChat([userMessage('1', 'hello'), answerMessage('1', text, { sources })]) });
}

test('a mark in the text shows what its source says, as plain text, with the page', async () => {
  const panel = cited('It is off [1]. See also [2] and [9].');
  const mark = await panel.screen.findByRole('button', { name: 'Source 1: Handbook' });
  expect(mark.textContent).toBe('1');
  expect(panel.log.textContent).toContain('[9]');
  panel.click('Source 1: Handbook');
  expect(mark.getAttribute('aria-expanded')).toBe('true');
  const box = panel.screen.getByRole('region', { name: 'Source 1: Handbook' });
  expect(box.textContent).toBe('p. 12The local API is **off** by default.<b>Second</b> passage');
  expect(panel.root.activeElement).toBe(box);
  panel.click('Close source');
  expect(panel.screen.queryByRole('region', { name: 'Source 1: Handbook' })).toBeNull();
  expect(panel.root.activeElement).toBe(mark);
});

test('a source in the list shows what it says, one at a time, and links to its host beside', () => {
  const panel = cited('Hi');
  const first = panel.screen.getByRole('button', { name: /Handbook, p\. 12/ });
  panel.screen.getByRole('link', { name: /^docs\.example\.org/ });
  fireEvent.click(first);
  fireEvent.click(panel.screen.getByRole('button', { name: /Guide/ }));
  expect(first.getAttribute('aria-expanded')).toBe('false');
  expect(panel.screen.getAllByRole('region').map(({ textContent }) => textContent)).toEqual(['Third']);
});

test('sources that come after the text that names them still make its marks', async () => {
  const chat = fakeChat([userMessage('1', 'hello'), answerMessage('1', 'It is off [1].')]);
  const panel = mount({ chat });
  await nextFrames();
  expect(panel.screen.queryByRole('button', { name: 'Source 1: Handbook' })).toBeNull();
  void act(() => {
    chat.messages.value = [userMessage('1', 'hello'), answerMessage('1', 'It is off [1].', { sources: [handbook] })];
  });
  await panel.screen.findByRole('button', { name: 'Source 1: Handbook' });
});
