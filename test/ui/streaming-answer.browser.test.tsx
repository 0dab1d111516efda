import { expect, test } from 'vitest';
import { answerMessage, fakeChat, streamingAnswer, userMessage } from './fake-chat.js';
import { mount, nextFrames, type TestPanel } from './mount.js';

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
  for (let i = 0; i < 50; i += 1) answer.text.value += ` word${i}`;
  await nextFrames();
  observer.disconnect();
  expect(article(panel).textContent).toContain('word49');
  expect(seen.size).toBe(1);
});

test('text is shown within 250 ms on a page that breaks requestAnimationFrame', () => {
  const original = window.requestAnimationFrame;
  window.requestAnimationFrame = () => 0;
  try {
    const { panel, answer } = streaming();
    answer.text.value += ' More.';
    panel.set(() => panel.clock.advance(249));
    expect(article(panel).textContent).not.toContain('More.');
    panel.set(() => panel.clock.advance(1));
    expect(article(panel).textContent).toContain('First words. More.');
  } finally {
    window.requestAnimationFrame = original;
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
