import { beforeAll, expect, test } from 'vitest';
import type { ResolvedOptions } from '../../src/options/chat-options.js';
import type { AnswerMessage } from '../../src/core/message.js';
import { answerMessage, fakeChat, streamingAnswer, userMessage } from './fake-chat.js';
import { mount, nextFrames } from './mount.js';
import { loadEverything } from '../support/load-everything.js';

beforeAll(loadEverything);

/** Everything that the live regions said, in order. */
function listen(root: ShadowRoot): string[] {
  const said: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) said.push(node.textContent ?? '');
  });
  for (const region of root.querySelectorAll('output, [role=alert]')) {
    observer.observe(region, { subtree: true, childList: true, characterData: true });
  }
  return said;
}

function running(options: Partial<ResolvedOptions> = {}) {
  const chat = fakeChat([userMessage('1', 'hello', { status: 'sending' })]);
  const panel = mount({ chat, options });
  const said = listen(panel.root);
  const answer = streamingAnswer('1');
  panel.set(() => {
    chat.turn.value = { phase: 'streaming', turnId: '1', answer };
  });
  /** As the model does it: the turn ends before its message is there. */
  const settle = (message: AnswerMessage): void => {
    panel.set(() => {
      chat.turn.value = { phase: 'idle' };
      chat.messages.value = [...chat.messages.value, message];
    });
  };
  return { chat, panel, said, answer, settle };
}

test('an answer is said once, when it is complete, and not delta by delta', async () => {
  const { panel, said, answer, settle } = running();
  for (let i = 0; i < 20; i += 1) {
    answer.text.value += `word${i} `;
    await nextFrames();
  }
  expect(said).toEqual(['Nova is answering']);
  settle(answerMessage('1', 'It is **open** until `18:00`.'));
  await nextFrames();
  expect(said).toEqual(['Nova is answering', 'It is open until 18:00.']);
  expect(panel.log.getAttribute('aria-live')).toBe('off');
});

test('the same answer given twice is said twice', async () => {
  const { chat, panel, said, settle } = running();
  settle(answerMessage('1', 'No.'));
  await nextFrames();
  panel.set(() => {
    chat.messages.value = [...chat.messages.value, userMessage('2', 'really?')];
    chat.turn.value = { phase: 'waiting', turnId: '2', attempt: 1, since: 0 };
  });
  settle(answerMessage('2', 'No.'));
  await nextFrames();
  expect(said).toEqual(['Nova is answering', 'No.', 'Nova is answering', 'No.']);
});

test('an error is said once, as an alert', async () => {
  const { chat, panel, said } = running();
  panel.set(() => {
    chat.turn.value = { phase: 'idle' };
    chat.messages.value = [
      userMessage('1', 'hello', { status: 'failed', error: { code: 'network', retryable: true } }),
    ];
  });
  await nextFrames();
  expect(said).toEqual(['Nova is answering', 'No connection to the assistant.']);
  expect(panel.screen.getByRole('alert').textContent).toBe('No connection to the assistant.');
  panel.set(() => {
    chat.messages.value = [...chat.messages.value];
    chat.turn.value = { phase: 'idle' };
  });
  await nextFrames();
  expect(said.length).toBe(2);
});

test('an answer that was cut off says why, an answer that was stopped says so quietly', async () => {
  const cut = running();
  cut.settle(
    answerMessage('1', 'half', { status: 'incomplete', reason: 'stall', error: { code: 'stall', retryable: true } }),
  );
  await nextFrames();
  expect(cut.panel.screen.getByRole('alert').textContent).toBe(
    'The answer was cut off. The assistant stopped responding.',
  );
  const stopped = running();
  stopped.settle(answerMessage('1', 'half', { status: 'incomplete', reason: 'stopped' }));
  await nextFrames();
  expect(stopped.said).toEqual(['Nova is answering', 'You stopped this answer.']);
  expect(stopped.panel.screen.getByRole('alert').textContent).toBe('');
});

test('a retried answer is said, the one before it is not said again', async () => {
  const chat = fakeChat([userMessage('1', 'hello'), answerMessage('1', 'half', { status: 'incomplete' })]);
  const panel = mount({ chat });
  const said = listen(panel.root);
  panel.set(() => {
    chat.turn.value = { phase: 'waiting', turnId: '1', attempt: 1, since: 0 };
  });
  // The model may say that the turn is over a moment before the answer is there.
  panel.set(() => {
    chat.turn.value = { phase: 'idle' };
  });
  await nextFrames();
  expect(said).toEqual(['Nova is answering']);
  panel.set(() => {
    chat.messages.value = [...chat.messages.value, answerMessage('1', 'whole', { id: 'a-other' })];
  });
  await nextFrames();
  expect(said).toEqual(['Nova is answering', 'whole']);
});

test('stored messages are not said', async () => {
  const chat = fakeChat();
  chat.isLoaded.value = false;
  const panel = mount({ chat });
  const said = listen(panel.root);
  panel.set(() => {
    chat.messages.value = Array.from({ length: 100 }, (_, i) => [
      userMessage(`${i}`, 'hello'),
      answerMessage(`${i}`, 'Hi.'),
    ]).flat();
    chat.isLoaded.value = true;
  });
  await nextFrames();
  expect(said).toEqual([]);
});

test('nothing is said while the panel is closed', async () => {
  const { panel, said, settle } = running();
  panel.set(() => {
    panel.isOpen.value = false;
  });
  await nextFrames();
  said.length = 0;
  settle(answerMessage('1', 'Hi.'));
  panel.set(() => {
    panel.isOpen.value = true;
  });
  await nextFrames();
  expect(said).toEqual([]);
});

test('the wait for another attempt is said once, not at every second', async () => {
  const chat = fakeChat([userMessage('1', 'hello', { status: 'sending' })]);
  const panel = mount({ chat });
  const said = listen(panel.root);
  panel.set(() => {
    chat.turn.value = {
      phase: 'retrying',
      turnId: '1',
      attempt: 2,
      at: 4_000,
      error: { code: 'busy', retryable: true },
    };
  });
  for (let second = 0; second < 4; second += 1) {
    panel.set(() => panel.clock.advance(1_000));
    await nextFrames();
  }
  expect(said).toEqual(['Busy, trying again in 4 s.']);
});

test('a state that became worse or better is said, the first outcome is not', async () => {
  const chat = fakeChat();
  chat.connection.value = { state: 'checking' };
  const panel = mount({ chat });
  const said = listen(panel.root);
  panel.set(() => {
    chat.connection.value = { state: 'ready', model: { id: 'm' } };
  });
  await nextFrames();
  expect(said).toEqual([]);
  panel.set(() => {
    chat.connection.value = { state: 'unavailable', verification: { outcome: 'not-listed', close: [] } };
  });
  await nextFrames();
  expect(said).toEqual(['Not available']);
});

test('a notice is said once', async () => {
  const panel = mount();
  const said = listen(panel.root);
  panel.set(() => {
    panel.chat.notices.value = [{ name: 'history-memory' }];
  });
  await nextFrames();
  panel.set(() => {
    panel.options.value = { ...panel.options.value, title: 'Other' };
  });
  await nextFrames();
  expect(said).toEqual(['Messages are not saved on this device.']);
});

test('sentence by sentence, each is said once, as soon as it is whole, and the rest at the end', async () => {
  const { panel, said, answer, settle } = running({ announce: 'sentences' });
  const steps = ['One is ', 'done. Two', ' is, too.\n\n- three', ' **items**'];
  for (const step of steps) {
    answer.text.value += step;
    await nextFrames();
  }
  settle(answerMessage('1', answer.text.value));
  await nextFrames();
  expect(said).toEqual(['Nova is answering', 'One is done.', 'Two is, too.', 'three items']);
  expect(panel.log.getAttribute('aria-live')).toBe('off');
});

test('quiet: nothing of an answer is said, an error is', async () => {
  const { chat, panel, said, answer } = running({ announce: 'quiet' });
  answer.text.value = 'One is done. ';
  await nextFrames();
  panel.set(() => {
    chat.turn.value = { phase: 'idle' };
    chat.messages.value = [...chat.messages.value, answerMessage('1', 'One is done.')];
  });
  await nextFrames();
  expect(said).toEqual([]);
  panel.set(() => {
    chat.turn.value = { phase: 'waiting', turnId: '2', attempt: 1, since: 0 };
    chat.messages.value = [...chat.messages.value, userMessage('2', 'and?')];
  });
  panel.set(() => {
    chat.turn.value = { phase: 'idle' };
    const error = { code: 'network', retryable: true } as const;
    chat.messages.value = [...chat.messages.value.slice(0, -1), userMessage('2', 'and?', { status: 'failed', error })];
  });
  await nextFrames();
  expect(said).toEqual(['No connection to the assistant.']);
});

test('the visitor’s choice stands over the owner’s', async () => {
  localStorage.setItem('causerie:default:choices', '100 quiet');
  const { said, settle } = running({ announce: 'answer' });
  localStorage.clear();
  settle(answerMessage('1', 'Hi.'));
  await nextFrames();
  expect(said).toEqual([]);
});
