import { options } from 'preact';
import type { Signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { act } from '@testing-library/preact';
import type { PanelContext } from '../../../src/ui/panel-context.js';
import { fakeChat, streamingAnswer, userMessage, type FakeChat } from '../fake-chat.js';
import { mount, nextFrames } from '../mount.js';
import { articles, distanceToEnd, mounted, seen, settled, turns } from './long-list-panel.js';

/** A conversation of which only the last page has been read. */
function paged(total: number, page = 25) {
  const chat = fakeChat(turns(total - page, total));
  let first = total - page;
  const calls: (string | undefined)[] = [];
  chat.hasEarlier.value = true;
  const loadEarlier = (messageId?: string): Promise<void> => {
    calls.push(messageId);
    const wanted = messageId === undefined ? first - page : Number(messageId.slice(2));
    first = Math.max(0, Math.min(first - page, wanted));
    void act(() => {
      chat.messages.value = [...turns(first, total - chat.messages.value.length / 2), ...chat.messages.value];
      chat.hasEarlier.value = first > 0;
    });
    return Promise.resolve();
  };
  return { chat: { ...chat, loadEarlier }, calls };
}

/** A panel, and the signal that leads to a message, which only parts of the panel see. */
async function mountedForSearch(chat: FakeChat) {
  const before = options.vnode;
  let revealed: Signal<string | undefined> | undefined;
  options.vnode = (vnode) => {
    before?.(vnode);
    const { value } = vnode.props as { value?: Partial<PanelContext> };
    if (typeof value === 'object') revealed ??= value.revealed;
  };
  const panel = await mounted({ chat });
  if (before) options.vnode = before;
  else delete options.vnode;
  if (!revealed) throw new Error('no panel was rendered');
  return { panel, revealed };
}

test('mounts no more than a window of a long conversation, wherever the reader is', async () => {
  const panel = await mounted({ chat: fakeChat(turns(0, 1_000)) });
  expect(distanceToEnd(panel)).toBeLessThan(2);
  for (const share of [0.9, 0.2, 0.5, 0, 0.7, 1]) {
    panel.log.scrollTop = share * (panel.log.scrollHeight - panel.log.clientHeight);
    await settled(panel);
    expect(articles(panel).length).toBeGreaterThan(10);
    expect(articles(panel).length).toBeLessThanOrEqual(122);
    expect(seen(panel).size).toBeGreaterThan(0);
    // No hole in what is seen: the mounted turns stand around the view.
    const { top, bottom } = panel.log.getBoundingClientRect();
    for (const room of panel.log.querySelectorAll('.room')) {
      const box = room.getBoundingClientRect();
      expect(box.bottom <= top || box.top >= bottom).toBe(true);
    }
  }
});

test('every turn passes by, once and in order, as the reader scrolls through', async () => {
  const panel = await mounted({ chat: fakeChat(turns(0, 120)) });
  const passed: string[] = [];
  panel.log.scrollTop = 0;
  await settled(panel);
  for (;;) {
    for (const name of seen(panel).keys()) if (!passed.includes(name)) passed.push(name);
    const before = panel.log.scrollTop;
    panel.log.scrollTop += 300;
    await nextFrames();
    if (panel.log.scrollTop === before) break;
  }
  expect(passed).toEqual(Array.from({ length: 120 }, (_, i) => `question ${i}`));
});

test('what the reader sees stays where it is while turns are mounted and unmounted around it', async () => {
  const panel = await mounted({ chat: fakeChat(turns(0, 300)) });
  for (let i = 0; i < 40; i += 1) {
    const before = seen(panel);
    panel.log.scrollTop -= 150;
    await nextFrames();
    const now = seen(panel);
    const both = [...now.keys()].filter((name) => before.has(name));
    expect(both.length).toBeGreaterThan(0);
    for (const name of both) {
      expect(Math.abs((now.get(name) ?? NaN) - (before.get(name) ?? NaN) - 150)).toBeLessThanOrEqual(1);
    }
  }
});

for (const anchoring of ['auto', 'none']) {
  test(`earlier messages load as the reader comes near, without a jump (overflow-anchor: ${anchoring})`, async () => {
    const { chat } = paged(200);
    const panel = await mounted({ chat });
    panel.log.style.setProperty('overflow-anchor', anchoring);
    expect(panel.log.textContent).not.toContain('question 174');
    for (let steps = 0; panel.chat.messages.value.length < 400 && steps < 400; steps += 1) {
      const before = seen(panel);
      panel.log.scrollTop -= 200;
      const moved = panel.log.scrollTop;
      await nextFrames();
      const now = seen(panel);
      const both = [...now.keys()].filter((name) => before.has(name));
      // At the very top there is nothing to scroll until the page is there.
      if (moved > 0) {
        for (const name of both) {
          expect(Math.abs((now.get(name) ?? NaN) - (before.get(name) ?? NaN) - 200)).toBeLessThanOrEqual(1);
        }
      }
    }
    expect(chat.messages.value.length).toBe(400);
    panel.log.scrollTop = 0;
    await settled(panel);
    expect(seen(panel).keys().next().value).toBe('question 0');
    expect(panel.screen.queryByRole('button', { name: 'Earlier messages' })).toBeNull();
    expect(articles(panel).length).toBeLessThanOrEqual(122);
  });
}

test('the very top is no trap: a page loads, and the reader stays with the message that was first', async () => {
  const { chat, calls } = paged(200);
  const panel = await mounted({ chat });
  panel.log.scrollTop = 0;
  await settled(panel);
  expect(panel.log.scrollTop).toBeGreaterThan(600);
  expect(seen(panel).has('question 175')).toBe(true);
  expect(calls.length).toBeLessThanOrEqual(2);
});

test('the button loads a page where none came by itself, and the keyboard goes on when it is gone', async () => {
  const { chat, calls } = paged(8, 5);
  const { loadEarlier } = chat;
  let isBroken = true;
  const fragile = (): Promise<void> => {
    calls.push('asked');
    return isBroken ? Promise.resolve() : loadEarlier();
  };
  const panel = mount({ chat: { ...chat, loadEarlier: fragile } });
  const button = await panel.screen.findByRole('button', { name: 'Earlier messages' });
  await expect.poll(() => calls).toEqual(['asked']);
  await settled(panel);
  expect(calls).toEqual(['asked']);
  isBroken = false;
  button.focus();
  button.click();
  await settled(panel);
  expect(chat.messages.value.length).toBe(16);
  expect(panel.root.activeElement).toBe(panel.log);
});

test('an answer that comes while the reader is far above is told, and the way back leads to it', async () => {
  const chat = fakeChat([...turns(0, 300), userMessage('x', 'go on')]);
  const panel = await mounted({ chat });
  const answer = streamingAnswer('x', 'First.');
  panel.log.scrollTop = 2_000;
  await settled(panel);
  panel.set(() => {
    chat.turn.value = { phase: 'streaming', turnId: 'x', answer };
  });
  await settled(panel);
  const { scrollTop } = panel.log;
  panel.set(() => {
    answer.text.value += '\n\nMore.\n\nAnd more.';
  });
  await settled(panel);
  expect(panel.log.scrollTop).toBe(scrollTop);
  // It loads when it is first needed.
  await panel.screen.findByRole('button', { name: 'New text below' });
  panel.click('New text below');
  await settled(panel);
  expect(distanceToEnd(panel)).toBeLessThan(2);
  expect(panel.log.textContent).toContain('And more.');
  panel.set(() => {
    answer.text.value += '\n\nLast.';
  });
  await settled(panel);
  expect(distanceToEnd(panel)).toBeLessThan(2);
});

test('mounting turns above is no news below', async () => {
  const { chat } = paged(200);
  const answer = streamingAnswer('x', 'First.');
  chat.messages.value = [...chat.messages.value, userMessage('x', 'go on')];
  chat.turn.value = { phase: 'streaming', turnId: 'x', answer };
  const panel = mount({ chat: { ...chat } });
  await panel.screen.findByText('First.');
  await settled(panel);
  panel.log.scrollTop -= 500;
  await settled(panel);
  panel.log.scrollTop = 0;
  await settled(panel);
  expect(panel.screen.queryByRole('button', { name: 'New text below' })).toBeNull();
});

test('a conversation that grows long follows its end, and does not grow in the page', async () => {
  const chat = fakeChat(turns(0, 2));
  const panel = mount({ chat });
  for (let i = 2; i < 120; i += 1) {
    panel.set(() => {
      chat.messages.value = [...chat.messages.value, ...turns(i, i + 1)];
    });
    if (i % 10 === 0) await settled(panel);
  }
  await settled(panel);
  expect(distanceToEnd(panel)).toBeLessThan(2);
  expect(articles(panel).length).toBeLessThanOrEqual(122);
  expect(seen(panel).has('question 119')).toBe(true);
});

test('another conversation begins at its end', async () => {
  const chat = fakeChat(turns(0, 300));
  const panel = await mounted({ chat });
  panel.log.scrollTop = 500;
  await settled(panel);
  panel.set(() => {
    chat.messages.value = turns(1_000, 1_400);
  });
  await settled(panel);
  expect(distanceToEnd(panel)).toBeLessThan(2);
  expect(seen(panel).has('question 1399')).toBe(true);
  panel.set(() => {
    chat.messages.value = turns(0, 2);
  });
  await settled(panel);
  expect(articles(panel).length).toBe(4);
  expect(panel.log.querySelector('.room')).toBeNull();
});

test('goes to a message that was found, in what has been read and in what has not', async () => {
  const { chat, calls } = paged(400);
  const { panel, revealed } = await mountedForSearch(chat);
  for (const id of ['a-390', 'u-2', 'a-200']) {
    revealed.value = id;
    await settled(panel);
    const [role, number] = id.split('-');
    const focused = panel.root.activeElement;
    expect(focused?.textContent).toContain(role === 'u' ? `question ${number}` : `Answer ${number}, line 0.`);
    const { top, bottom } = panel.log.getBoundingClientRect();
    expect(focused?.getBoundingClientRect().top).toBeGreaterThanOrEqual(top - 1);
    expect(focused?.getBoundingClientRect().top).toBeLessThan(bottom);
    expect(revealed.value).toBeUndefined();
    expect(articles(panel).length).toBeLessThanOrEqual(122);
  }
  expect(calls.filter((id) => id !== undefined)).toEqual(['u-2']);
});
