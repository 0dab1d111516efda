import { halves, relayOver, stalled, whole } from '../gateway.js';
import { click, press, quiet, root, there, until, write } from '../page.js';
import { conversation, cut } from '../history.js';
import { english } from '../../kit/kit.js';
import { codeAndTable, question, shortAnswer, thoughts } from '../texts.js';

/** @param {string} text @returns {NonNullable<import('../states.js').State['play']>} */
const ask =
  (text = question) =>
  async (chat) =>
    chat.send(text);

const long = halves(`${codeAndTable}\n\n${shortAnswer}\n\n${codeAndTable}\n\n`, shortAnswer);

const streaming = 'article[data-status="streaming"] .answer-text';

/** @type {readonly import('../states.js').State[]} */
export const turns = [
  {
    name: 'sending',
    row: 'aa-006',
    about: 'A message on its way.',
    scenario: { delay: 'forever' },
    play: ask(),
    until: '.waiting',
  },
  {
    name: 'waiting',
    row: 'aa-007',
    about: 'The server has taken the message; nothing has come yet.',
    scenario: { steps: [{ wait: 'forever' }] },
    play: ask(),
    until: '.waiting',
  },
  {
    name: 'still-waiting',
    about: 'The same after ten seconds.',
    scenario: { delay: 'forever' },
    before() {
      globalThis.setTimeout = new Proxy(setTimeout, {
        apply: (wait, self, [task, ms]) => Reflect.apply(wait, self, [task, ms > 9000 && ms <= 10_000 ? 0 : ms]),
      });
    },
    async play(chat) {
      chat.send(question);
      await until(() => root().querySelector('.waiting')?.textContent?.includes(english.panel.stillWaiting));
    },
  },
  {
    name: 'streaming',
    row: 'aa-008',
    about: 'A short answer that comes.',
    scenario: stalled(shortAnswer.slice(0, 128)),
    play: ask(),
    until: streaming,
  },
  {
    name: 'streaming-long',
    hasColours: true,
    row: 'aa-009',
    about: 'A long answer with a table and code that comes.',
    scenario: stalled(`${codeAndTable}\n\n${shortAnswer}\n\n\`\`\`bash\ncurl http://sensor.local/v1/`),
    play: ask(),
    until: `${streaming} pre`,
  },
  {
    name: 'thinking',
    about: 'The model reasons.',
    scenario: {
      steps: [
        ...thoughts.split(/(?<=\s)/).map((piece) => ({ delta: { reasoning_content: piece } })),
        { wait: 'forever' },
      ],
    },
    play: ask(),
    until: 'article[data-status="streaming"] :is(details, .disclosure, button)',
  },
  {
    name: 'agent-working',
    about: 'An agent says what it does.',
    scenario: {
      steps: [
        { frame: { event: { type: 'status', data: { description: 'Planning the search', done: true } } } },
        { frame: { event: { type: 'status', data: { description: 'Reading source 2 of 3', done: false } } } },
        { wait: 'forever' },
      ],
    },
    async play(chat) {
      chat.send(question);
      await until(() => root().textContent?.includes('Reading source 2'));
    },
  },
  {
    name: 'queued',
    about: 'A second message waits for the answer to the first.',
    scenario: stalled(shortAnswer.slice(0, 128)),
    async play(chat) {
      chat.send(question);
      await there(streaming);
      chat.send('And for a school?');
      await there('article[data-status="queued"]');
    },
  },
  {
    name: 'new-text',
    hasColours: true,
    about: 'Text has come below what the reader sees.',
    first: long.first,
    async play(chat) {
      chat.send(question);
      await there(`${streaming} pre`);
      await quiet();
      const log = await there('[role="log"]');
      log.dispatchEvent(new WheelEvent('wheel', { deltaY: -600, bubbles: true }));
      log.scrollTop = 0;
      await quiet();
      long.more();
      await there('.new-text');
    },
  },
  {
    name: 'stopped',
    row: 'aa-016',
    about: 'The visitor stopped the answer.',
    history: [conversation('stopped', [[question, cut('stopped', shortAnswer.slice(0, 128))]])],
    until: '.notice',
  },
  {
    name: 'interrupted',
    row: 'aa-017',
    about: 'The page was closed while the answer came; it can go on.',
    history: [conversation('reload', [[question, cut('reload', shortAnswer.slice(0, 128))]])],
    until: '.notice',
  },
  {
    name: 'relay-resumed',
    about: 'A relay goes on with an answer over a cut of the connection.',
    first: relayOver('For a small office the **G1** is usually enough: ', 'it covers one floor, takes up to'),
    async play(chat) {
      await until(() => root().textContent?.includes(english.panel.connection.online));
      chat.send(question);
      await until(() => root().textContent?.includes('takes up to'));
    },
  },
  {
    name: 'editing',
    about: 'A sent message is being changed.',
    history: [conversation('editing', [[question, shortAnswer]])],
    async play() {
      await press(english.messageTools.edit);
      await there('.editor textarea');
    },
  },
  {
    name: 'versions',
    about: 'A message and an answer with other versions.',
    scenario: whole(shortAnswer),
    history: [conversation('versions', [[question, shortAnswer]])],
    async play() {
      await press(english.messageTools.edit);
      await write('.editor textarea', 'Which gateway fits a school?');
      await click('.editor-actions button:last-child');
      await there('.versions');
      await until(() => root().querySelector('article.newest[data-status="complete"] .icon-button.again'));
    },
  },
];
