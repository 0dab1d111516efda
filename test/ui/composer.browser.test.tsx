import { expect, test } from 'vitest';
import { fakeChat } from './fake-chat.js';
import { mount } from './mount.js';

test('Enter sends what was typed and empties the field', () => {
  const panel = mount();
  panel.type('  hello  ');
  expect(panel.press('Enter').defaultPrevented).toBe(true);
  expect(panel.chat.calls).toEqual(['send hello']);
  expect(panel.field.value).toBe('');
});

test('Shift+Enter breaks the line instead of sending', () => {
  const panel = mount();
  panel.type('hello');
  expect(panel.press('Enter', { shiftKey: true }).defaultPrevented).toBe(false);
  expect(panel.chat.calls).toEqual([]);
});

/** Each step is an event on the field; `sends` says whether the visitor's text is sent by the end of them. */
interface EnterOrder {
  readonly name: string;
  readonly userAgent?: string;
  readonly steps: readonly (readonly [type: string, init?: KeyboardEventInit & InputEventInit])[];
  readonly sends: boolean;
}

const android = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36';
const enter: KeyboardEventInit = { key: 'Enter', keyCode: 13 };
const taken: KeyboardEventInit = { key: 'Enter', keyCode: 229 };

const orders: readonly EnterOrder[] = [
  {
    name: 'Chromium and Firefox, Japanese, Chinese or Korean: Enter ends the composition',
    steps: [['keydown', { ...taken, isComposing: true }], ['compositionend'], ['keyup', enter]],
    sends: false,
  },
  {
    name: 'Firefox before the key is known to be the input method’s: it is named Process',
    steps: [['keydown', { key: 'Process', keyCode: 229, isComposing: true }], ['compositionend'], ['keyup', enter]],
    sends: false,
  },
  {
    name: 'Safari: the composition has ended when the key is told',
    steps: [['compositionend'], ['keydown', { ...taken, isComposing: false }], ['keyup', enter]],
    sends: false,
  },
  {
    name: 'a computer whose input method leaves the key code as it is',
    steps: [['keydown', { ...enter, isComposing: true }], ['compositionend'], ['keyup', enter]],
    sends: false,
  },
  {
    name: 'Korean on a Mac: the syllable is ended, and the visitor’s Enter follows',
    steps: [['keydown', { ...taken, isComposing: true }], ['compositionend'], ['keydown', enter], ['keyup', enter]],
    sends: true,
  },
  {
    name: 'the second Enter, after a composition',
    steps: [['keydown', { ...taken, isComposing: true }], ['compositionend'], ['keyup', enter], ['keydown', enter]],
    sends: true,
  },
  {
    name: 'Android: the word is still underlined',
    userAgent: android,
    steps: [['keydown', { ...enter, isComposing: true }], ['compositionend'], ['keyup', enter]],
    sends: true,
  },
  {
    name: 'Android, a keyboard that names no key: the line break is told',
    userAgent: android,
    steps: [
      ['keydown', { key: 'Unidentified', keyCode: 229, isComposing: true }],
      ['beforeinput', { inputType: 'insertLineBreak' }],
    ],
    sends: true,
  },
  {
    name: 'Android, such a keyboard: a letter',
    userAgent: android,
    steps: [
      ['keydown', { key: 'Unidentified', keyCode: 229, isComposing: true }],
      ['beforeinput', { inputType: 'insertCompositionText', data: 'a' }],
    ],
    sends: false,
  },
  {
    name: 'Android with a keyboard of keys: Shift+Enter breaks the line',
    userAgent: android,
    steps: [
      ['keydown', { ...enter, shiftKey: true }],
      ['beforeinput', { inputType: 'insertLineBreak' }],
    ],
    sends: false,
  },
];

test.for(orders)('Enter and an input method: $name', ({ userAgent, steps, sends }) => {
  if (userAgent) Object.defineProperty(navigator, 'userAgent', { value: userAgent, configurable: true });
  try {
    const panel = mount();
    panel.type('where is my にほ');
    for (const [type, init] of steps) {
      const how = { bubbles: true, composed: true, cancelable: true, ...init };
      panel.set(() => {
        if (type.startsWith('key')) panel.field.dispatchEvent(new KeyboardEvent(type, how));
        else if (type === 'beforeinput') panel.field.dispatchEvent(new InputEvent(type, how));
        else panel.field.dispatchEvent(new CompositionEvent(type, { bubbles: true }));
      });
    }
    expect(panel.chat.calls).toEqual(sends ? ['send where is my にほ'] : []);
    expect(panel.field.value).toBe(sends ? '' : 'where is my にほ');
    expect(panel.field.enterKeyHint).toBe('send');
  } finally {
    Reflect.deleteProperty(navigator, 'userAgent');
  }
});

test('of a text that is too long to be seen at once, the copy behind the field holds the beginning', () => {
  const panel = mount();
  panel.type('a line of it\n'.repeat(1_000));
  expect(panel.field.value.length).toBe(13_000);
  expect(panel.root.querySelector<HTMLElement>('.grow')?.dataset['text']?.length).toBeLessThan(5_000);
  expect(panel.field.clientHeight).toBeGreaterThan(7 * 20);
});

test('blank text is neither sent nor lost, and the button says that it would do nothing', () => {
  const panel = mount();
  const button = panel.screen.getByRole('button', { name: 'Send' });
  panel.type('  \n');
  expect(button.getAttribute('aria-disabled')).toBe('true');
  panel.press('Enter');
  panel.click('Send');
  expect(panel.chat.calls).toEqual([]);
  expect(panel.field.value).toBe('  \n');
  panel.type('x');
  expect(button.getAttribute('aria-disabled')).toBe('false');
});

test('Send becomes Stop while a turn runs, in the same button, and Enter still sends', () => {
  const panel = mount();
  const button = panel.screen.getByRole('button', { name: 'Send' });
  panel.set(() => {
    panel.chat.turn.value = { phase: 'waiting', turnId: 't', attempt: 1, since: 0 };
  });
  expect(panel.screen.getByRole('button', { name: 'Stop' })).toBe(button);
  panel.type('next');
  panel.press('Enter');
  panel.click('Stop');
  expect(panel.chat.calls).toEqual(['send next', 'stop']);
  panel.set(() => {
    panel.chat.turn.value = { phase: 'idle' };
  });
  expect(panel.screen.getByRole('button', { name: 'Send' })).toBe(button);
});

test('the second click of a double click on Send does not stop the turn', () => {
  const panel = mount();
  panel.type('hello');
  const button = panel.screen.getByRole('button', { name: 'Send' });
  button.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
  panel.set(() => {
    panel.chat.turn.value = { phase: 'waiting', turnId: 't', attempt: 1, since: 0 };
  });
  button.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }));
  expect(panel.chat.calls).toEqual(['send hello']);
});

test('the draft stays when the panel is closed, and when its texts and place change', () => {
  const panel = mount();
  panel.type('half a thou');
  panel.set(() => {
    panel.isOpen.value = false;
  });
  panel.set(() => {
    panel.isOpen.value = true;
  });
  panel.set(() => {
    panel.options.value = { ...panel.options.value, title: 'Other', placement: 'inline' };
  });
  expect(panel.screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' }).value).toBe('half a thou');
});

test('grows with its text from one to eight lines, and then scrolls', () => {
  const panel = mount();
  const heightOf = (lines: number): number => {
    panel.type(Array.from({ length: lines }, (_, line) => `line ${line}`).join('\n'));
    return panel.field.clientHeight;
  };
  const one = heightOf(1);
  expect(one).toBeGreaterThan(20);
  expect(one).toBeLessThan(26);
  expect(heightOf(4)).toBeCloseTo(4 * one, -1);
  const eight = heightOf(8);
  expect(eight).toBeCloseTo(8 * one, -1);
  expect(heightOf(40)).toBe(eight);
  expect(panel.field.scrollHeight).toBeGreaterThan(eight);
  expect(heightOf(1)).toBe(one);
});

test('the placeholder names the assistant, the accessible name does not change', () => {
  const panel = mount({ options: { title: 'TechNova Assistant' } });
  const field = panel.screen.getByRole('textbox', { name: 'Message' });
  expect(field.getAttribute('placeholder')).toBe('Message TechNova Assistant');
});

test('a visitor can write and send where the assistant is not available', () => {
  const chat = fakeChat();
  chat.connection.value = { state: 'unavailable', verification: { outcome: 'refused', status: 401 } };
  const panel = mount({ chat });
  panel.type('anyone there?');
  panel.click('Send');
  expect(chat.calls).toEqual(['send anyone there?']);
});
