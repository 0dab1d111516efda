import { act, fireEvent, waitFor, within } from '@testing-library/preact';
import { beforeAll, expect, test } from 'vitest';
import type { Conversation } from '../../../src/core/conversation.js';
import type { VisitorData } from '../../../src/state/visitor-data.js';
import * as french from '../../../src/strings/fr/texts.js';
import { createStrings } from '../../../src/strings/strings.js';
import { loadEverything } from '../../support/load-everything.js';
import { fakeChat } from '../fake-chat.js';
import { mount, type TestPanel } from '../mount.js';

beforeAll(loadEverything);

const today = new Date(2026, 5, 17, 12).getTime();
const day = 86_400_000;

function conversation(id: string, more: Partial<Conversation> = {}): Conversation {
  return { id, createdAt: today, updatedAt: today, firstWords: `words of ${id}`, ...more };
}

async function openMenu(entries: readonly Conversation[]): Promise<TestPanel> {
  const chat = fakeChat();
  chat.conversations.entries.value = entries;
  const panel = mount({ chat });
  panel.clock.advance(today - panel.clock.date());
  panel.click('Menu');
  await waitFor(() => panel.screen.getByRole('region', { name: 'Menu' }));
  return panel;
}

test('groups conversations by day, the pinned ones first', async () => {
  const { screen } = await openMenu([
    conversation('a'),
    conversation('b', { updatedAt: today - day }),
    conversation('c', { updatedAt: today - 3 * day, isPinned: true }),
    conversation('d', { updatedAt: today - 3 * day }),
    conversation('e', { updatedAt: today - 40 * day }),
    conversation('f', { updatedAt: today - 400 * day }),
  ]);
  const menu = within(screen.getByRole('region', { name: 'Menu' }));
  const names = menu.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
  expect(names).toEqual(['Pinned', 'Today', 'Yesterday', 'Previous 7 days', 'May', 'May 2025']);
});

test('a title stands before the first words, and a click opens the conversation', async () => {
  const panel = await openMenu([conversation('a', { title: 'About bees' }), conversation('b')]);
  fireEvent.click(panel.screen.getByRole('button', { name: /^About bees/ }));
  expect(panel.chat.calls).toEqual(['open a']);
  expect(panel.screen.queryByRole('region', { name: 'Menu' })).toBeNull();
});

test('renames in place: Save keeps the new title, Escape leaves the title and the menu', async () => {
  const panel = await openMenu([conversation('a')]);
  panel.click('More: words of a');
  panel.click('Rename');
  const field = panel.screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
  expect(field.value).toBe('words of a');
  await waitFor(() => expect(panel.root.activeElement).toBe(field));
  panel.press('Escape');
  await waitFor(() => expect(panel.screen.queryByRole('textbox', { name: 'Title' })).toBeNull());
  expect(panel.chat.calls).toEqual([]);
  expect(panel.screen.getByRole('region', { name: 'Menu' })).toBeTruthy();
  panel.click('More: words of a');
  panel.click('Rename');
  const again = panel.screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
  fireEvent.input(again, { target: { value: 'Bees' } });
  panel.click('Save');
  expect(panel.chat.calls).toEqual(['rename a Bees']);
});

test('a rename goes on, with what is written, while the language changes', async () => {
  const panel = await openMenu([conversation('a')]);
  panel.click('More: words of a');
  panel.click('Rename');
  fireEvent.input(panel.screen.getByRole('textbox', { name: 'Title' }), { target: { value: 'Bees' } });
  panel.set(() => {
    panel.strings.value = createStrings({ language: { lang: 'fr' }, translation: french });
  });
  expect(panel.screen.getByRole<HTMLInputElement>('textbox', { name: 'Titre' }).value).toBe('Bees');
  panel.click('Enregistrer');
  expect(panel.chat.calls).toEqual(['rename a Bees']);
});

test('pins and deletes, and offers the way back', async () => {
  const panel = await openMenu([conversation('a'), conversation('b', { isPinned: true })]);
  panel.click('More: words of a');
  panel.click('Pin');
  panel.click('More: words of b');
  expect(panel.screen.getByRole('button', { name: 'Unpin' })).toBeTruthy();
  panel.click('Delete');
  expect(panel.chat.calls).toEqual(['pin a true', 'erase b']);
  panel.set(() => {
    panel.chat.conversations.erasing.value = [conversation('b')];
  });
  expect(panel.screen.getAllByText('Conversation deleted.').length).toBeGreaterThan(0);
  panel.click('Undo');
  expect(panel.chat.calls.at(-1)).toBe('undoErase b');
});

test('what has the focus is never lost with a deleted row', async () => {
  const panel = await openMenu([conversation('a'), conversation('b')]);
  panel.click('More: words of a');
  panel.screen.getByRole('button', { name: 'Delete' }).focus();
  panel.click('Delete');
  expect(panel.root.activeElement?.textContent).toMatch(/^words of b/);
});

test('searches after a pause, marks the words, and opens the conversation at the message', async () => {
  const panel = await openMenu([conversation('a')]);
  panel.chat.conversations.hits = [
    {
      conversation: conversation('a'),
      spot: { messageId: 'm1', query: 'bees' },
      excerpt: 'all about bees',
      ranges: [[10, 14]],
    },
  ];
  const field = panel.screen.getByRole('searchbox', { name: 'Search conversations' });
  expect(panel.root.activeElement).toBe(field);
  fireEvent.input(field, { target: { value: 'bees' } });
  expect(panel.chat.calls).toEqual([]);
  void act(() => panel.clock.advance(150));
  const hit = await waitFor(() => panel.screen.getByRole('button', { name: /all about bees/ }));
  expect(hit.querySelector('mark')?.textContent).toBe('bees');
  fireEvent.click(hit);
  expect(panel.chat.calls).toEqual(['search bees', 'open a {"messageId":"m1","query":"bees"}']);
});

test('Escape closes the menu and not the panel, and the focus goes back to its button', async () => {
  const panel = await openMenu([conversation('a')]);
  expect(panel.root.querySelector('.chat')?.hasAttribute('inert')).toBe(true);
  panel.press('Escape');
  expect(panel.screen.queryByRole('region', { name: 'Menu' })).toBeNull();
  expect(panel.isOpen.value).toBe(true);
  expect(panel.root.activeElement).toBe(panel.screen.getByRole('button', { name: 'Menu' }));
  expect(panel.root.querySelector('.chat')?.hasAttribute('inert')).toBe(false);
});

test('a menu that cannot be loaded says so in one line, and the chat goes on', async () => {
  const chat = fakeChat();
  chat.conversations.load = () => Promise.reject(new TypeError('Failed to fetch'));
  const panel = mount({ chat });
  panel.click('Menu');
  await waitFor(() => panel.screen.getByText('The menu could not be loaded.'));
  panel.click('Dismiss');
  expect(panel.screen.queryByText('The menu could not be loaded.')).toBeNull();
  panel.type('hello');
  panel.press('Enter');
  expect(chat.calls).toEqual(['send hello']);
});

test('says what the empty list is for', async () => {
  const { screen } = await openMenu([]);
  expect(screen.getByText('Your conversations will appear here.')).toBeTruthy();
});

test('the list is read anew when the visitor comes back to it from another page of the menu', async () => {
  const chat = fakeChat();
  let readings = 0;
  chat.conversations.load = async () => {
    readings += 1;
  };
  const panel = mount({ chat });
  panel.click('Menu');
  await waitFor(() => panel.screen.getByRole('region', { name: 'Menu' }));
  panel.click('Your data');
  const before = readings;
  panel.click('Back');
  await waitFor(() => expect(readings).toBe(before + 1));
});

test('a conversation is found once, with three places at most, and the number of the others', async () => {
  const panel = await openMenu([conversation('a')]);
  panel.chat.conversations.hits = [
    ...Array.from({ length: 5 }, (_, at) => ({
      conversation: conversation('a'),
      spot: { messageId: `m${at}`, query: 'bees' },
      excerpt: `bees ${at}`,
      ranges: [[0, 4] as const],
    })),
    { conversation: conversation('b', { title: 'Bees' }), excerpt: 'Bees', ranges: [[0, 4] as const] },
  ];
  fireEvent.input(panel.screen.getByRole('searchbox', { name: 'Search conversations' }), { target: { value: 'bees' } });
  void act(() => panel.clock.advance(150));
  await waitFor(() => panel.screen.getByRole('button', { name: /^Bees/ }));
  expect(panel.screen.getAllByRole('button', { name: /^words of a/ })).toHaveLength(1);
  expect(panel.screen.getAllByRole('button', { name: /^bees \d$/ })).toHaveLength(3);
  panel.screen.getByText('2 more places');
});

test('one conversation is given as a file, by its name', async () => {
  const chat = fakeChat();
  chat.conversations.entries.value = [conversation('a', { title: 'Bees: all/about' })];
  const asked: string[] = [];
  const visitorData = { export: async (...of: string[]) => (asked.push(of.join(' ')), '# Bees') };
  const panel = mount({ chat, visitorData: visitorData as unknown as VisitorData });
  const offered: string[] = [];
  panel.root.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    offered.push(event.target.download);
  });
  panel.click('Menu');
  await waitFor(() => panel.screen.getByRole('region', { name: 'Menu' }));
  panel.click('More: Bees: all/about');
  panel.click('Download');
  await waitFor(() => expect(offered).toEqual(['Bees all about.md']));
  expect(asked).toEqual(['markdown a']);
});

test('the way back leaves the menu', async () => {
  const panel = await openMenu([]);
  panel.click('Back to the conversation');
  expect(panel.screen.queryByRole('region', { name: 'Menu' })).toBeNull();
  expect(panel.root.activeElement).toBe(panel.screen.getByRole('button', { name: 'Menu' }));
});
