import { afterEach, beforeAll, expect, test } from 'vitest';
import { answerMessage, fakeChat, userMessage } from '../../fake-chat.js';
import { mount } from '../../mount.js';
import { loadEverything } from '../../../support/load-everything.js';

beforeAll(loadEverything);

afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

function withClipboard(clipboard: unknown): void {
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
}

const chat = () => fakeChat([userMessage('1', 'a'), answerMessage('1', '**Hi**')]);

test('copies an answer as it was written, and says so', async () => {
  const written: string[] = [];
  withClipboard({ writeText: (text: string) => Promise.resolve(void written.push(text)) });
  const panel = mount({ chat: chat() });
  panel.click('Copy answer');
  await panel.screen.findByText('Copied');
  expect(written).toEqual(['**Hi**']);
  expect(panel.root.querySelector('.actions .check')).not.toBeNull();
  panel.set(() => panel.clock.advance(2_000));
  expect(panel.root.querySelector('.actions .check')).toBeNull();
});

test('says that copying did not work, where the browser refuses it', async () => {
  withClipboard(undefined);
  const original = document.execCommand;
  document.execCommand = () => false;
  const panel = mount({ chat: chat() });
  panel.click('Copy answer');
  await panel.screen.findByText('Could not copy');
  document.execCommand = original;
});

test('an answer without text offers nothing to copy', () => {
  const answer = answerMessage('1', '', { status: 'incomplete', reason: 'stopped' });
  const panel = mount({ chat: fakeChat([userMessage('1', 'a'), answer]) });
  expect(panel.screen.queryByRole('button', { name: 'Copy answer' })).toBeNull();
});
