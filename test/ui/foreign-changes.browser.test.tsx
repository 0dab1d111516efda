import * as fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadEverything } from '../support/load-everything.js';
import { answerMessage, fakeChat, streamingAnswer, userMessage } from './fake-chat.js';
import { mount, nextFrames, type TestPanel } from './mount.js';

// Translators and extensions change the nodes of the panel at any time. The page has no way to ask them not to.

const markdown = `# Heading of it

A **bold** word, some \`code\`, [a link](https://example.com/x) and *more of* this text.

- first item with **strong** words
- second item
  - inner item

1. one
2. two

> A quote with _soft_ words.

| A | B |
|---|---|
| one cell | another cell |

Last paragraph, with a note[^1].

[^1]: The note.
`;

beforeAll(loadEverything);

const errors: unknown[] = [];
const onError = (event: ErrorEvent | PromiseRejectionEvent): void => {
  errors.push('error' in event ? event.error : event.reason);
};

beforeEach(() => {
  errors.length = 0;
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onError);
});

afterEach(() => {
  removeEventListener('error', onError);
  removeEventListener('unhandledrejection', onError);
  expect(errors).toEqual([]);
});

type Change = (node: Text) => void;

/** As Google Translate does it in Chrome. */
const replaceText: Change = (node) => {
  const outer = document.createElement('font');
  const inner = outer.appendChild(document.createElement('font'));
  inner.textContent = node.data.toUpperCase();
  node.replaceWith(outer);
};

/** As extensions do that mark words. */
const wrapText: Change = (node) => {
  const span = document.createElement('span');
  node.replaceWith(span);
  span.append(node);
};

/** As translators do that send a sentence with its elements and put its translation there. */
const replaceAll: Change = (node) => {
  const { parentElement } = node;
  if (!parentElement?.closest('.markdown')) return;
  const copies = Array.from(parentElement.childNodes, (child) => child.cloneNode(true));
  parentElement.replaceChildren(...copies);
};

/** Moves a text and its neighbour into one element. */
const moveTogether: Change = (node) => {
  const span = document.createElement('span');
  const next = node.nextSibling;
  node.replaceWith(span);
  span.append(node);
  if (next) span.append(next);
};

/** Cuts it in two, as the selection of words does. */
const splitText: Change = (node) => {
  if (node.length > 3) node.splitText(2);
};

const changes = { replaceText, wrapText, replaceAll, moveTogether, splitText };

/** Changes the texts of an element that `isWanted` lets through. */
function change(root: ParentNode & Node, how: Change, isWanted: () => boolean = () => true): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (currentNode instanceof Text && currentNode.data.trim() && !currentNode.parentElement?.closest('font, style')) {
      texts.push(currentNode);
    }
  }
  for (const text of texts) if (text.isConnected && isWanted()) how(text);
}

function lettersOf(element: Element | undefined): string {
  const copy = element?.cloneNode(true);
  if (!(copy instanceof Element)) throw new Error('no answer');
  for (const control of copy.querySelectorAll('button, .table-tools, .actions, .unseen')) control.remove();
  return (copy.textContent ?? '').replace(/\s+/g, '').toLowerCase();
}

function lastAnswer(panel: TestPanel): HTMLElement | undefined {
  return [...panel.root.querySelectorAll<HTMLElement>('article[data-role="assistant"]')].at(-1);
}

async function whole(text: string): Promise<string> {
  const panel = mount({ chat: fakeChat([userMessage('1', 'a'), answerMessage('1', text)]) });
  await nextFrames();
  await nextFrames();
  const letters = lettersOf(lastAnswer(panel));
  panel.destroy();
  return letters;
}

function streaming() {
  const chat = fakeChat([
    userMessage('0', 'hello'),
    answerMessage('0', 'Hello **there**, visitor.'),
    userMessage('1', 'a'),
  ]);
  const answer = streamingAnswer('1', '');
  const panel = mount({ chat });
  chat.turn.value = { phase: 'streaming', turnId: '1', answer };
  return { chat, answer, panel };
}

async function settle({ chat, answer }: ReturnType<typeof streaming>): Promise<void> {
  chat.messages.value = [...chat.messages.value, answerMessage('1', answer.text.peek())];
  chat.turn.value = { phase: 'idle' };
  await nextFrames();
  await nextFrames();
}

for (const [name, how] of Object.entries(changes)) {
  test(`an answer that streams loses no word to ${name}`, async () => {
    const stream = streaming();
    for (let at = 0; at < markdown.length; at += 7) {
      stream.answer.text.value = markdown.slice(0, at);
      await nextFrames();
      change(stream.panel.root, how);
    }
    stream.answer.text.value = markdown;
    await nextFrames();
    change(stream.panel.root, how);
    await settle(stream);
    expect(lettersOf(lastAnswer(stream.panel))).toBe(await whole(markdown));
  });
}

test('whatever of this happens at whatever time, no word is lost and none is there twice', async () => {
  const expected = await whole(markdown);
  const names = Object.keys(changes) as (keyof typeof changes)[];
  const step = fc.record({ size: fc.integer({ min: 1, max: 60 }), name: fc.constantFrom(...names), share: fc.nat(3) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 9 }), fc.nat(), async (steps, seed) => {
      const stream = streaming();
      let random = seed;
      let at = 0;
      for (const { size, name, share } of steps) {
        at += size;
        stream.answer.text.value = markdown.slice(0, at);
        await nextFrames();
        change(stream.panel.root, changes[name], () => {
          random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
          return random % 4 >= share;
        });
      }
      stream.answer.text.value = markdown;
      await nextFrames();
      await nextFrames();
      await settle(stream);
      expect(lettersOf(lastAnswer(stream.panel))).toBe(expected);
      stream.panel.destroy();
    }),
    { numRuns: 12 },
  );
});

test('where nothing changes, a translation stays', async () => {
  const stream = streaming();
  await nextFrames();
  change(stream.panel.root, replaceText);
  const first = stream.panel.root.querySelector('article[data-role="assistant"] .markdown');
  for (let at = 0; at < 200; at += 20) {
    stream.answer.text.value = markdown.slice(0, at);
    await nextFrames();
  }
  await settle(stream);
  expect(first?.textContent).toBe('HELLO THERE, VISITOR.');
  expect(stream.panel.log.querySelector('.user .bubble')?.textContent).toBe('HELLO');
});

test('a line of the panel that changes is right again, and is translated no more', async () => {
  const { panel, chat } = streaming();
  await nextFrames();
  change(panel.root, replaceText);
  const line = panel.root.querySelector('.connection');
  chat.turn.value = { phase: 'offline', turnId: '1' };
  await nextFrames();
  expect(line?.textContent).toBe('Not reachable, trying again');
  expect(line?.querySelector('font')).toBeNull();
});

test('nodes that an extension adds beside ours stay, and are in nobody’s way', async () => {
  const stream = streaming();
  stream.answer.text.value = 'A paragraph with **strong** words.\n\n';
  await nextFrames();
  const added: Element[] = [];
  for (const place of stream.panel.root.querySelectorAll('p, .grow, .field, strong, li')) {
    added.push(place.insertBefore(document.createElement('ext-button'), place.firstChild));
    added.push(place.appendChild(document.createElement('ext-button')));
  }
  for (let at = 0; at < markdown.length; at += 40) {
    stream.answer.text.value = 'A paragraph with **strong** words.\n\n' + markdown.slice(0, at);
    await nextFrames();
  }
  stream.panel.type('typed');
  await nextFrames();
  expect(stream.panel.field.value).toBe('typed');
  expect(added.filter((node) => node.closest('.field')).every((node) => node.isConnected)).toBe(true);
  expect(lastAnswer(stream.panel)?.querySelectorAll('p ext-button').length).toBeGreaterThan(0);
  stream.answer.text.value = 'A paragraph with **strong** words.\n\n' + markdown;
  await nextFrames();
  await settle(stream);
  expect(lettersOf(lastAnswer(stream.panel))).toBe(`aparagraphwithstrongwords.${await whole(markdown)}`);
});
