import { beforeAll, expect, test } from 'vitest';
import { answerMessage, fakeChat, someDay, streamingAnswer, userMessage } from './fake-chat.js';
import { mount, nextFrames, type TestPanel } from './mount.js';
import { loadEverything } from '../support/load-everything.js';

beforeAll(loadEverything);

const long = Array.from({ length: 30 }, (_, i) => `Paragraph ${i}.`).join('\n\n');
const manyMessages = Array.from({ length: 10 }, (_, i) => [
  userMessage(`${i}`, `question ${i}`),
  answerMessage(`${i}`, long),
]).flat();

function distance({ log }: TestPanel): number {
  return log.scrollHeight - log.clientHeight - log.scrollTop;
}

async function streaming() {
  const chat = fakeChat([...manyMessages, userMessage('x', 'go on')]);
  const panel = mount({ chat });
  const answer = streamingAnswer('x', 'First.');
  panel.set(() => {
    chat.turn.value = { phase: 'streaming', turnId: 'x', answer };
  });
  await nextFrames();
  const grow = async (): Promise<void> => {
    answer.text.value += '\n\nMore.';
    await nextFrames();
    await nextFrames();
  };
  return { chat, panel, grow };
}

test('opens at the end, and follows an answer that grows', async () => {
  const { panel, grow } = await streaming();
  expect(panel.log.scrollTop).toBeGreaterThan(1_000);
  for (let i = 0; i < 10; i += 1) {
    await grow();
    expect(distance(panel)).toBeLessThan(2);
  }
  expect(panel.screen.queryByRole('button', { name: 'New text below' })).toBeNull();
});

test('stays where the reader scrolled to, and offers the way back', async () => {
  const { panel, grow } = await streaming();
  panel.log.scrollTop -= 30;
  await nextFrames();
  const { scrollTop } = panel.log;
  for (let i = 0; i < 5; i += 1) await grow();
  expect(panel.log.scrollTop).toBe(scrollTop);
  // It loads when it is first needed.
  await panel.screen.findByRole('button', { name: 'New text below' });
  panel.click('New text below');
  await nextFrames();
  expect(distance(panel)).toBeLessThan(2);
  expect(panel.screen.queryByRole('button', { name: 'New text below' })).toBeNull();
  await grow();
  expect(distance(panel)).toBeLessThan(2);
});

test('follows again once the reader has come back to the end', async () => {
  const { panel, grow } = await streaming();
  panel.log.scrollTop = 0;
  await nextFrames();
  await grow();
  panel.log.scrollTop = panel.log.scrollHeight;
  await nextFrames();
  await grow();
  expect(distance(panel)).toBeLessThan(2);
  expect(panel.screen.queryByRole('button', { name: 'New text below' })).toBeNull();
});

test('a wheel turned up is heard before the next piece of text pulls back', async () => {
  const { panel, grow } = await streaming();
  const { scrollTop } = panel.log;
  panel.log.dispatchEvent(new WheelEvent('wheel', { deltaY: -4 }));
  await grow();
  expect(panel.log.scrollTop).toBe(scrollTop);
});

test('goes to the end when the visitor sends, wherever the reader was', async () => {
  const chat = fakeChat(manyMessages);
  const panel = mount({ chat });
  await nextFrames();
  panel.log.scrollTop = 0;
  await nextFrames();
  panel.set(() => {
    chat.messages.value = [...chat.messages.value, userMessage('new', 'hello')];
  });
  await nextFrames();
  expect(distance(panel)).toBeLessThan(2);
});

test('keeps the place of the reader while the panel is closed', async () => {
  const { panel, grow } = await streaming();
  panel.log.scrollTop = 300;
  await nextFrames();
  panel.set(() => {
    panel.isOpen.value = false;
  });
  await grow();
  panel.set(() => {
    panel.isOpen.value = true;
  });
  await nextFrames();
  expect(panel.log.scrollTop).toBe(300);
  await panel.screen.findByRole('button', { name: 'New text below' });
});

test('a fold that the reader opens is no new text', async () => {
  const chat = fakeChat([
    ...manyMessages,
    userMessage('x', 'a'),
    answerMessage('x', 'b', { reasoning: long, reasoningMs: 1_000 }),
  ]);
  const panel = mount({ chat });
  await nextFrames();
  panel.log.scrollTop -= 40;
  await nextFrames();
  panel.click('Thought for 1 s');
  await nextFrames();
  expect(panel.screen.queryByRole('button', { name: 'New text below' })).toBeNull();
});

test('messages that settle leave the elements of the others alone', async () => {
  const chat = fakeChat(manyMessages);
  const panel = mount({ chat });
  const before = panel.screen.getAllByRole('article');
  const touched: Node[] = [];
  const observer = new MutationObserver((records) => touched.push(...records.map(({ target }) => target)));
  for (const article of before.slice(0, -1)) {
    observer.observe(article, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  panel.set(() => {
    chat.messages.value = [...chat.messages.value, userMessage('new', 'hello')];
  });
  await nextFrames();
  expect(panel.screen.getAllByRole('article').slice(0, -1)).toEqual(before);
  expect(touched).toEqual([]);
});

test('days are separated, and times are said in the language of the visitor', () => {
  const day = 86_400_000;
  const at = (turnId: string, createdAt: number) => userMessage(turnId, turnId, { createdAt });
  const panel = mount();
  panel.clock.advance(someDay - panel.clock.date());
  panel.set(() => {
    panel.chat.messages.value = [
      at('a', someDay - 400 * day),
      at('b', someDay - 5 * day),
      at('c', someDay - day),
      at('d', someDay - 3_600_000),
      at('e', someDay),
      at('broken', 1e300),
    ];
  });
  const days = Array.from(panel.log.querySelectorAll('.day'), (element) => element.textContent);
  expect(days).toEqual(['28 November 2024', '28 December 2025', 'Yesterday', 'Today']);
  expect(panel.screen.getAllByRole('article', { name: 'You' })[4]?.querySelector('time')?.dateTime).toBe(
    new Date(someDay).toISOString(),
  );
});

test('what a visitor wrote is shown as text, with its own direction and its lines', () => {
  const panel = mount({ chat: fakeChat([userMessage('1', '<img src=x onerror=alert(1)>\nسطر')]) });
  const bubble = panel.screen.getByText(/<img src=x/);
  expect(bubble.getAttribute('dir')).toBe('auto');
  expect(bubble.children.length).toBe(0);
  expect(getComputedStyle(bubble).whiteSpaceCollapse).toBe('preserve');
});
