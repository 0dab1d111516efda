import { whole } from '../gateway.js';
import { button, frame, press, root, there, until, write } from '../page.js';
import { conversation } from '../history.js';
import { english } from '../../kit/kit.js';
import { question, shortAnswer } from '../texts.js';

const greeted = {
  greeting: 'Hello, how can we help?',
  suggestions: ['What does TechNova make?', question, 'Track my order'],
};

/** @type {readonly import('../states.js').State[]} */
export const widgets = [
  { name: 'closed', row: 'aa-001', about: 'The launcher alone.', isClosed: true },
  {
    name: 'closed-label',
    about: 'The launcher with words.',
    isClosed: true,
    options: { launcher: { label: 'Ask us' } },
  },
  {
    name: 'closed-unread',
    row: 'aa-002',
    about: 'The launcher with the mark of an answer that was not seen.',
    isClosed: true,
    scenario: whole(shortAnswer),
    async play(chat) {
      chat.send(question);
      await until(() => chat.element.hasAttribute('unread'));
    },
  },
  {
    name: 'closed-failed',
    about: 'The launcher when the rest of the script could not be loaded.',
    isClosed: true,
    async play(chat) {
      allowNoMoreScripts();
      chat.open();
      await there('.launcher.failed');
    },
  },
  {
    name: 'opening',
    row: 'aa-003',
    about: 'In the middle of the animation that opens the panel.',
    options: greeted,
    async play() {
      await frame();
      for (const animation of root().querySelector('.panel')?.getAnimations() ?? []) {
        animation.pause();
        animation.currentTime = 80;
      }
    },
  },
  {
    name: 'empty',
    row: 'aa-004',
    about: 'Greeting and first questions.',
    options: greeted,
    until: '.online, .connection',
  },
  { name: 'empty-plain', about: 'No options set: texts and first questions come from the server.' },
  {
    name: 'draft',
    row: 'aa-005',
    about: 'A message that is being written.',
    options: greeted,
    play: () => write('textarea', 'Hello, I have a question about the second gateway.\nIt is about its radio.'),
  },
  {
    name: 'draft-long',
    about: 'A message of more lines than the composer grows to.',
    options: greeted,
    play: () => write('textarea', Array.from({ length: 14 }, (_, n) => `Line ${n + 1} of a long message.`).join('\n')),
  },
  {
    name: 'larger',
    row: 'aa-026',
    about: 'The panel made larger; on phones it fills the screen.',
    history: [conversation('larger', [[question, shortAnswer]])],
    async play() {
      await there('article .icon-button.more');
      const { larger } = english.messageTools;
      const isOffered = !matchMedia('(max-width: 480px), (max-height: 420px)').matches;
      if (isOffered) await press(larger);
    },
  },
  {
    name: 'inline',
    about: 'A panel within the page.',
    options: { ...greeted, placement: 'inline', container: '#place' },
    before() {
      const place = document.createElement('div');
      place.id = 'place';
      document.querySelector('main')?.append(place);
    },
  },
  {
    name: 'page',
    about: 'The chat is the page.',
    options: { ...greeted, placement: 'page' },
  },
  {
    name: 'side',
    about: 'Docked to the right edge; the page is narrower.',
    options: { ...greeted, placement: 'side' },
  },
  {
    name: 'side-over',
    about: 'Docked to the left edge, over the page.',
    options: { ...greeted, placement: 'side', side: { edge: 'left', mode: 'overlay', width: 360 } },
  },
  {
    name: 'dialog',
    about: 'Over the page, which is out of reach.',
    options: { ...greeted, placement: 'dialog' },
  },
  {
    name: 'corner',
    about: 'The launcher in another corner, further from the edges.',
    isClosed: true,
    options: { launcher: { position: 'top-left', offset: { x: 40, y: 60 } } },
  },
  {
    name: 'teaser',
    about: 'A line beside the launcher.',
    isClosed: true,
    options: { teaser: { text: 'Not sure which gateway you need? Ask us.', delay: 1 } },
    before() {
      localStorage.clear();
      sessionStorage.clear();
    },
    until: '.teaser button',
  },
  {
    name: 'avatar',
    about: 'A picture in place of the initial, and a long title.',
    options: { ...greeted, avatar: '../favicon.svg', title: 'The assistant of TechNova for gateways and sensors' },
  },
  {
    name: 'focus',
    about: 'The ring around what has the keyboard’s focus.',
    options: greeted,
    async play() {
      (await button(english.panel.menu)).focus({ focusVisible: true });
    },
  },
];

/** From here on the page loads no script. */
export function allowNoMoreScripts() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'content-security-policy';
  policy.content = "script-src 'none'";
  document.head.append(policy);
}
