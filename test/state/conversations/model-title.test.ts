import { expect, test, vi } from 'vitest';
import { idOf, names, VisitorPage } from '../../support/visitor-page.js';

test('the model names a conversation after its first answer, and a visitor renames it for good', async () => {
  const page = new VisitorPage();
  const asked: unknown[] = [];
  page.transport.title = async (messages) => {
    asked.push(messages.map((message) => message.content));
    return '"Honey and bees"';
  };
  const model = page.start({ titles: 'model' });
  await page.say(model, 'bees');
  await vi.waitFor(() => expect(model.conversation.value.title).toBe('Honey and bees'));
  expect(asked).toEqual([['bees', 're: bees']]);
  await model.conversations.load();
  model.conversations.rename(idOf(model, 'Honey and bees'), 'Mine');
  await page.say(model, 'more');
  expect(asked).toHaveLength(1);
  expect((await page.store.listConversations())[0]).toMatchObject({ title: 'Mine', titledBy: 'visitor' });
});

test('where the model gives no title, the first words stay', async () => {
  const page = new VisitorPage();
  page.transport.title = () => Promise.reject(new Error('no'));
  const model = page.start({ titles: 'model' });
  await page.say(model, 'bees');
  await model.conversations.load();
  expect(names(model)).toEqual(['bees']);
});
