import { expect, test } from '../support/real.js';

interface ImportedChat {
  readonly id: string;
  readonly title: string;
  readonly pinned: boolean;
  readonly chat: {
    readonly history: {
      readonly currentId: string;
      readonly messages: Record<
        string,
        { parentId: string | null; childrenIds: string[]; role: string; content: string }
      >;
    };
  };
}

/** Two turns; another text in place of the second, which is the one that is shown. */
const file = {
  format: 'causerie',
  formatVersion: 1,
  conversations: [
    {
      id: 'c1',
      createdAt: 1_790_000_000_000,
      updatedAt: 1_790_000_009_000,
      title: 'Two ways',
      isPinned: true,
      branch: 'u3',
      messages: [
        { id: 'u1', turnId: 'u1', role: 'user', text: 'one', status: 'complete', createdAt: 1_790_000_001_000 },
        {
          id: 'a1',
          turnId: 'u1',
          role: 'assistant',
          text: 'first **answer**',
          status: 'complete',
          createdAt: 1_790_000_002_000,
        },
        { id: 'u2', turnId: 'u2', role: 'user', text: 'two', status: 'complete', createdAt: 1_790_000_003_000 },
        { id: 'a2', turnId: 'u2', role: 'assistant', text: 'second', status: 'complete', createdAt: 1_790_000_004_000 },
        {
          id: 'u3',
          turnId: 'u3',
          branch: 'u3',
          role: 'user',
          text: 'otherwise',
          status: 'complete',
          createdAt: 1_790_000_005_000,
        },
        {
          id: 'a3',
          turnId: 'u3',
          branch: 'u3',
          role: 'assistant',
          text: 'third',
          status: 'complete',
          createdAt: 1_790_000_006_000,
        },
      ],
      branches: [{ id: 'u3', turnId: 'u2', position: 2, keepsUser: false, createdAt: 1 }],
    },
  ],
};

test('a real Open WebUI imports what we export, and we import what it exports', async ({ page, site, server }) => {
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  const [exported] = await page.evaluate(
    async ([url, key, text]) => {
      const chat = window.Causerie?.createChat({ url, model: 'smollm2', apiKey: key, history: 'none' });
      Object.assign(window, { chat });
      await chat?.history.import(text);
      return [(await chat?.history.export('open-webui')) ?? ''];
    },
    [server.url, server.key, JSON.stringify(file)] as const,
  );
  const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' };
  // As its Settings → Data Controls → Import Chats does it.
  const chats = (JSON.parse(exported ?? '') as object[]).map((entry) => ({ ...entry, folder_id: null }));
  const imported = await fetch(`${server.url}/api/v1/chats/import`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ chats }),
  });
  expect(imported.status).toBe(200);
  const [record] = (await imported.json()) as ImportedChat[];
  const read = (await (await fetch(`${server.url}/api/v1/chats/${record?.id}`, { headers })).json()) as ImportedChat;
  expect(read).toMatchObject({ title: 'Two ways', pinned: true });
  const { messages, currentId } = read.chat.history;
  expect(currentId).toBe('a3');
  expect(Object.fromEntries(Object.entries(messages).map(([id, m]) => [id, [m.parentId, m.role, m.content]]))).toEqual({
    u1: [null, 'user', 'one'],
    a1: ['u1', 'assistant', 'first **answer**'],
    u2: ['a1', 'user', 'two'],
    a2: ['u2', 'assistant', 'second'],
    u3: ['a1', 'user', 'otherwise'],
    a3: ['u3', 'assistant', 'third'],
  });

  // What its "Export Chats" gives.
  const all = await (await fetch(`${server.url}/api/v1/chats/all`, { headers })).text();
  const back = await page.evaluate(
    async ([text, id]) => {
      const { history } = window.chat;
      const result = await history.import(text);
      const kept = await history.load(id);
      return { setAside: result.setAside, texts: kept?.messages.map((message) => message.text) };
    },
    [all, record?.id ?? ''] as const,
  );
  expect(back).toEqual({ setAside: 0, texts: ['one', 'first **answer**', 'otherwise', 'third'] });
  await fetch(`${server.url}/api/v1/chats/${record?.id}`, { method: 'DELETE', headers });
});
