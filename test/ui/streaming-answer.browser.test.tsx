import { beforeAll, expect, test } from 'vitest';
import { answerMessage, fakeChat, streamingAnswer, userMessage } from './fake-chat.js';
import { mount, nextFrames, type TestPanel } from './mount.js';
import { loadEverything } from '../support/load-everything.js';

beforeAll(loadEverything);

function streaming(text = 'First words.') {
  const chat = fakeChat([
    userMessage('0', 'hello'),
    answerMessage('0', 'Hello! How can I help?'),
    userMessage('1', 'tell me more'),
  ]);
  const answer = streamingAnswer('1', text);
  const panel = mount({ chat, options: { title: 'Nova' } });
  panel.set(() => {
    chat.turn.value = { phase: 'streaming', turnId: '1', answer };
  });
  return { chat, answer, panel };
}

function article(panel: TestPanel): HTMLElement {
  const found = panel.screen.getAllByRole('article', { name: 'Nova' }).at(-1);
  if (!found) throw new Error('no answer on the screen');
  return found;
}

test('a delta changes nothing outside of the answer that streams', async () => {
  const { panel, answer } = streaming();
  const outside: Node[] = [];
  const bubble = article(panel);
  const observer = new MutationObserver((records) => {
    outside.push(...records.map(({ target }) => target).filter((target) => !bubble.contains(target)));
  });
  observer.observe(panel.root, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let i = 0; i < 10; i += 1) {
    answer.text.value += ` word${i}`;
    await nextFrames();
  }
  observer.disconnect();
  expect(bubble.textContent).toContain('word9');
  expect(outside).toEqual([]);
});

test('deltas of one frame are shown together', async () => {
  const { panel, answer } = streaming();
  await nextFrames();
  const seen = new Set<string>();
  const observer = new MutationObserver(() => seen.add(article(panel).textContent ?? ''));
  observer.observe(article(panel), { subtree: true, childList: true, characterData: true });
  for (let i = 0; i < 8; i += 1) answer.text.value += ` word${i}`;
  await nextFrames();
  observer.disconnect();
  expect(article(panel).textContent).toContain('word7');
  expect(seen.size).toBe(1);
});

test('text is shown within 150 ms on a page that breaks requestAnimationFrame', () => {
  const original = window.requestAnimationFrame;
  window.requestAnimationFrame = () => 0;
  try {
    const { panel, answer } = streaming();
    answer.text.value += ' More.';
    panel.set(() => panel.clock.advance(149));
    expect(article(panel).textContent).not.toContain('More.');
    panel.set(() => panel.clock.advance(1));
    expect(article(panel).textContent).toContain('First words. More.');
  } finally {
    window.requestAnimationFrame = original;
  }
});

test('a burst is spread over several frames, each with whole words', async () => {
  const { panel, answer } = streaming();
  await nextFrames();
  const lengths: number[] = [];
  const observer = new MutationObserver(() => lengths.push(article(panel).textContent?.length ?? 0));
  observer.observe(article(panel), { subtree: true, childList: true, characterData: true });
  panel.set(() => {
    answer.text.value += ' word'.repeat(1_000);
  });
  while (!article(panel).textContent?.includes(answer.text.value)) {
    panel.clock.advance(16);
    await nextFrames();
  }
  observer.disconnect();
  expect(panel.clock.now()).toBeLessThan(200);
  expect(lengths.length).toBeGreaterThan(4);
});

test('a burst is there at once where the visitor asked for less motion', async () => {
  const original = window.matchMedia;
  window.matchMedia = (query) => {
    const list = original(query);
    return query.includes('reduced-motion') ? Object.create(list, { matches: { value: true } }) : list;
  };
  try {
    const { panel, answer } = streaming();
    panel.set(() => {
      answer.text.value += ' word'.repeat(1_000);
    });
    await nextFrames();
    expect(article(panel).textContent).toContain(answer.text.value);
  } finally {
    window.matchMedia = original;
  }
});

test('a page that is not seen changes nothing, and is right at once when the visitor returns', async () => {
  const { panel, answer } = streaming();
  await nextFrames();
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => void changes.push(...records));
  observer.observe(panel.root, { subtree: true, childList: true, characterData: true, attributes: true });
  let isHidden = true;
  Object.defineProperty(document, 'hidden', { get: () => isHidden, configurable: true });
  try {
    document.dispatchEvent(new Event('visibilitychange'));
    for (let i = 0; i < 20; i += 1) {
      panel.set(() => {
        answer.text.value += ` unseen word${i}`;
        panel.clock.advance(100);
      });
      await nextFrames();
    }
    expect(changes).toEqual([]);
    isHidden = false;
    panel.set(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(article(panel).textContent).toContain(answer.text.value);
  } finally {
    observer.disconnect();
    Reflect.deleteProperty(document, 'hidden');
  }
});

test('a settled answer is whole at once, in the element that streamed', () => {
  const { panel, chat, answer } = streaming();
  const bubble = article(panel);
  expect(bubble.dataset).toMatchObject({ role: 'assistant', status: 'streaming' });
  expect(bubble.getAttribute('aria-busy')).toBe('true');
  answer.text.value += ' The end.';
  panel.set(() => {
    chat.turn.value = { phase: 'idle' };
    chat.messages.value = [...chat.messages.value, answerMessage('1', 'First words. The end.')];
  });
  expect(article(panel)).toBe(bubble);
  expect(bubble.textContent).toContain('First words. The end.');
  expect(bubble.dataset.status).toBe('complete');
  expect(bubble.getAttribute('aria-busy')).toBe('false');
});

test('dots wait for the first text, and say after ten seconds that the work goes on', () => {
  const chat = fakeChat([userMessage('1', 'hello', { status: 'sending' })]);
  const panel = mount({ chat });
  panel.set(() => {
    chat.turn.value = { phase: 'waiting', turnId: '1', attempt: 1, since: 0 };
  });
  panel.screen.getByText('Waiting for the answer');
  panel.set(() => panel.clock.advance(9_999));
  expect(panel.screen.queryByText('Still working …')).toBeNull();
  panel.set(() => panel.clock.advance(1));
  expect(panel.screen.getAllByText('Still working …').length).toBe(2);
  const answer = streamingAnswer('1');
  panel.set(() => {
    chat.turn.value = { phase: 'streaming', turnId: '1', answer };
  });
  panel.screen.getByText('Waiting for the answer');
  panel.set(() => {
    answer.text.value = 'Hi';
    panel.clock.advance(250);
  });
  expect(panel.screen.queryByText('Waiting for the answer')).toBeNull();
  expect(panel.clock.pending).toBe(0);
});

test('a table keeps its elements when the answer ends, so that nothing of it is laid out anew', async () => {
  const text = '| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n';
  const { panel, chat, answer } = streaming(text);
  const table = (): Element | null => panel.root.querySelector('.markdown table');
  await expect.poll(table).not.toBeNull();
  const before = table();
  answer.text.value += '| 5 | 6 |';
  panel.set(() => {
    chat.turn.value = { phase: 'idle' };
    chat.messages.value = [...chat.messages.value, answerMessage('1', answer.text.value)];
  });
  await nextFrames();
  expect(article(panel).dataset.status).toBe('complete');
  expect(before?.textContent).toContain('6');
  expect(table()).toBe(before);
});
