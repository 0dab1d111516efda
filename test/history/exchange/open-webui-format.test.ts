import { expect, test } from 'vitest';
import { pathOf } from '../../../src/core/branch.js';
import type { StoredConversation } from '../../../src/history/history-store.js';
import { openWebUIOf } from '../../../src/history/exchange/open-webui-format.js';
import { readExport } from '../../../src/history/exchange/read-export.js';
import { branched, long } from './samples.js';

interface WrittenMessage {
  readonly id: string;
  readonly parentId: string | null;
  readonly childrenIds: readonly string[];
  readonly content: string;
}

interface WrittenChat {
  readonly chat: {
    readonly title: string;
    readonly history: { readonly messages: Record<string, WrittenMessage>; readonly currentId: string };
    readonly messages: readonly WrittenMessage[];
  };
  readonly pinned: boolean;
  readonly created_at: number;
}

function written(...conversations: StoredConversation[]): readonly WrittenChat[] {
  return JSON.parse(openWebUIOf(conversations, 'm')) as readonly WrittenChat[];
}

/** The texts that are read on each branch. */
function readings(stored: StoredConversation | undefined): readonly (readonly string[])[] {
  if (!stored) return [];
  return [undefined, ...stored.branches.map(({ id }) => id)]
    .map((id) => pathOf(stored.messages, stored.branches, id).map(({ message }) => message.text))
    .toSorted((a, b) => (a.join('|') < b.join('|') ? -1 : 1));
}

test('branches become the tree of Open WebUI, on the message that is shown', () => {
  const [chat] = written(branched());
  expect(chat).toMatchObject({ pinned: true, created_at: 8, chat: { title: 'Two ways' } });
  const { messages, currentId } = chat?.chat.history ?? { messages: {}, currentId: '' };
  const links = Object.fromEntries(Object.entries(messages).map(([id, m]) => [id, [m.parentId, ...m.childrenIds]]));
  expect(links).toEqual({
    u1: [null, 'a1', 'a1b'],
    a1: ['u1', 'u2', 'u3'],
    u2: ['a1', 'a2'],
    a2: ['u2'],
    a1b: ['u1'],
    u3: ['a1', 'a3', 'a3b'],
    a3: ['u3'],
    a3b: ['u3'],
  });
  expect(currentId).toBe('a3');
  expect(chat?.chat.messages.map(({ id }) => id)).toEqual(['u1', 'a1', 'u3', 'a3']);
});

test('what Open WebUI exports comes back with every branch, and shows the same one', () => {
  const original = branched();
  const { conversations, setAside } = readExport(openWebUIOf([original], 'm'));
  expect(setAside).toBe(0);
  const [read] = conversations;
  expect(readings(read)).toEqual(readings(original));
  const shown = pathOf(read?.messages ?? [], read?.branches ?? [], read?.conversation.branch);
  expect(shown.map(({ message }) => message.id)).toEqual(['u1', 'a1', 'u3', 'a3']);
  expect(read?.conversation).toMatchObject({ id: 'c-branched', createdAt: 8_000, updatedAt: 11_000, isPinned: true });
});

test('a long line of messages comes through in order, with what the answers hold', () => {
  const original = long(2_000);
  const { conversations } = readExport(openWebUIOf([original], 'm'));
  const read = conversations[0]?.messages ?? [];
  expect(read.map(({ message }) => message.text)).toEqual(original.messages.map(({ message }) => message.text));
  expect(read[1]?.message).toMatchObject({
    model: 'agent_gateway.harpou-agent/deep-research',
    reasoning: 'Well …',
    statuses: [
      { description: 'Searching', done: false },
      { description: 'gateways, Guide', done: true },
    ],
    sources: [{ name: 'Guide', url: 'https://example.org/guide', passages: ['one', 'two'] }, { name: 'Notes' }],
    usage: { inputTokens: 1, outputTokens: 0, totalTokens: 1 },
  });
});

test('a chat as Open WebUI writes it is read: parts, errors, reasoning as output, several models', () => {
  const file = [
    {
      id: '1f0c',
      title: 'From there',
      created_at: 1_700_000_000,
      updated_at: 1_700_000_100,
      pinned: false,
      chat: {
        title: 'From there',
        history: {
          currentId: 'm3',
          messages: {
            m1: {
              id: 'm1',
              parentId: null,
              childrenIds: ['m2', 'm3'],
              role: 'user',
              content: 'Hi',
              timestamp: 1_700_000_000,
            },
            m2: {
              id: 'm2',
              parentId: 'm1',
              role: 'assistant',
              content: [
                { type: 'text', text: 'Hel' },
                { type: 'text', text: 'lo' },
              ],
              output: [{ type: 'reasoning', content: [{ type: 'output_text', text: 'greet' }] }],
            },
            m3: {
              id: 'm3',
              parentId: 'm1',
              role: 'assistant',
              content: '',
              error: { content: 'boom' },
              model: 'other',
            },
            m4: { id: 'm4', parentId: 'm3', role: 'tool', content: 'ignored' },
          },
        },
      },
    },
    { chat: {} },
  ];
  const { conversations, setAside } = readExport(JSON.stringify(file));
  expect(setAside).toBe(2);
  const [read] = conversations;
  expect(read?.conversation).toMatchObject({ id: '1f0c', title: 'From there', branch: 'b-m3' });
  expect(read?.messages.map(({ message }) => message)).toMatchObject([
    { id: 'm1', role: 'user', text: 'Hi', createdAt: 1_700_000_000_000 },
    { id: 'm2', role: 'assistant', text: 'Hello', reasoning: 'greet', turnId: 'm1', status: 'complete' },
    { id: 'm3', status: 'incomplete', reason: 'server', model: 'other', branch: 'b-m3', turnId: 'm1' },
  ]);
});
