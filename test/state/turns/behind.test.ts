import { expect, test, vi } from 'vitest';
import type { OwnedChatModel } from '../../../src/state/chat-model.js';
import { idOf, texts, VisitorPage } from '../../support/visitor-page.js';
import type { PlayedAnswer } from '../../support/scripted-transport.js';

/** Sends a text, and lets the beginning of its answer come. */
async function begin(page: VisitorPage, model: OwnedChatModel, text: string): Promise<PlayedAnswer> {
  const before = page.transport.answers.length;
  model.send(text);
  await vi.waitFor(() => expect(page.transport.answers.length).toBe(before + 1));
  const answer = page.transport.answers.at(-1);
  if (!answer) throw new Error('no request was made');
  answer.say(`re: ${text}`);
  await vi.waitFor(() => expect(model.turn.value.phase).toBe('streaming'));
  return answer;
}

async function open(model: OwnedChatModel, id: string): Promise<void> {
  model.conversations.open(id);
  await vi.waitFor(() => expect(model.conversation.value.id).toBe(id));
}

test('an answer goes on behind another conversation, is kept there, and is unread when it ends', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const { id } = model.conversation.value;
  const answer = await begin(page, model, 'and fish');
  model.markRead();
  await open(model, idOf(model, 'bees'));
  expect([...model.conversations.unread.value]).not.toContain(id);
  expect(model.turn.value).toEqual({ phase: 'idle' });
  expect(answer.signal.aborted).toBe(false);
  expect([...model.conversations.answering.value]).toEqual([id]);
  answer.say(' and more');
  answer.end();
  await vi.waitFor(() => expect(model.conversations.answering.value.size).toBe(0));
  expect([...model.conversations.unread.value]).toContain(id);
  expect(texts(model)).toEqual(['bees', 're: bees']);
  await open(model, id);
  expect(model.messages.value.at(-1)).toMatchObject({ text: 're: and fish and more', status: 'complete' });
});

test('two conversations are answered at once, and each answer stands where it was asked for', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const seas = model.conversation.value.id;
  const first = await begin(page, model, 'one');
  model.newConversation();
  const second = await begin(page, model, 'two');
  const other = model.conversation.value.id;
  first.say(' first');
  second.say(' second');
  first.end();
  second.end();
  await vi.waitFor(() => expect(model.turn.value.phase).toBe('idle'));
  await vi.waitFor(() => expect(model.conversations.answering.value.size).toBe(0));
  expect(texts(model)).toEqual(['two', 're: two second']);
  await open(model, seas);
  expect(texts(model).slice(-2)).toEqual(['one', 're: one first']);
  await open(model, other);
  expect(texts(model)).toEqual(['two', 're: two second']);
});

test('a conversation that is opened again while it is answered shows the answer as it comes, and can stop it', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const { id } = model.conversation.value;
  const answer = await begin(page, model, 'and fish');
  await open(model, idOf(model, 'trees'));
  answer.say(' …');
  await open(model, id);
  const turn = model.turn.value;
  expect(turn.phase === 'streaming' && turn.answer.text.value).toBe('re: and fish …');
  expect(texts(model)).toEqual(['seas', 're: seas', 'and fish']);
  expect(model.conversations.answering.value.size).toBe(0);
  answer.say(' goes on');
  await vi.waitFor(() => expect(turn.phase === 'streaming' && turn.answer.text.value).toContain('goes on'));
  model.stop();
  expect(model.messages.value.at(-1)).toMatchObject({ text: 're: and fish … goes on', reason: 'stopped' });
  expect(answer.signal.aborted).toBe(true);
  await page.say(model, 'next');
  expect(texts(model).slice(-2)).toEqual(['next', 're: next']);
});

test('it ends where its conversation is erased or deleted, and where the page goes away', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const seas = model.conversation.value.id;
  const erased = await begin(page, model, 'one');
  model.newConversation();
  await model.forget(seas);
  expect(erased.signal.aborted).toBe(true);
  const deletedAnswer = await begin(page, model, 'two');
  const { id } = model.conversation.value;
  await open(model, idOf(model, 'bees'));
  await model.conversations.load();
  model.conversations.erase(id);
  await vi.waitFor(() => expect(deletedAnswer.signal.aborted).toBe(true));
  const suspended = await begin(page, model, 'three');
  await open(model, idOf(model, 'trees'));
  expect(model.conversations.answering.value.size).toBe(1);
  model.suspend();
  expect(suspended.signal.aborted).toBe(true);
  model.resume();
  await open(model, idOf(model, 'bees'));
  expect(model.messages.value.at(-1)).toMatchObject({ text: 're: three', status: 'incomplete', reason: 'reload' });
});
