import { stopWaits } from '../gateway.js';
import { click, press, root, there, until, write } from '../page.js';
import { allowNoMoreScripts } from './widgets.js';
import { conversation } from '../history.js';
import { english } from '../../kit/kit.js';
import { question, shortAnswer } from '../texts.js';

const { menu, data, panel } = english;

const kept = [
  conversation('k1', [[question, shortAnswer]]),
  conversation('k2', [['How do I read a sensor over HTTP?', 'Turn on the **local API** in the device menu.']], {
    daysAgo: 1,
  }),
  conversation('k3', [['Track my order', 'It is on its way to you, and the gateway comes with it.']], {
    daysAgo: 2,
    isPinned: true,
    title: 'Order TN-20481',
  }),
  conversation(
    'k4',
    [['Compare the three gateways for a school, and say which one I need for two buildings', shortAnswer]],
    {
      daysAgo: 4,
    },
  ),
  conversation('k5', [['Warranty', 'Three years for every gateway.']], { daysAgo: 12 }),
  conversation('k6', [['مرحبا، كم سعر البوابة؟', 'السعر 149 يورو.']], { daysAgo: 20 }),
];

/** Opens the menu and presses what has these names in it. @param {...string} names */
const openMenu = async (...names) => {
  await press(panel.menu);
  await there('.menu-sheet');
  for (const name of names) await press(name);
};

/** @type {readonly import('../states.js').State[]} */
export const menus = [
  {
    name: 'menu',
    row: 'aa-018',
    about: 'The kept conversations.',
    history: kept,
    play: () => openMenu(),
    until: '.conversation',
  },
  { name: 'menu-empty', row: 'aa-019', about: 'No conversation is kept.', play: () => openMenu() },
  {
    name: 'menu-actions',
    about: 'What can be done with a conversation.',
    history: kept,
    async play() {
      await openMenu('More: Warranty');
      await there('.row-actions');
    },
  },
  {
    name: 'menu-rename',
    about: 'A conversation gets another title.',
    history: kept,
    async play() {
      await openMenu('More: Warranty', menu.rename);
      await there('.renaming');
    },
  },
  {
    name: 'menu-undo',
    about: 'A conversation was deleted, and can be brought back.',
    history: kept,
    async play() {
      await openMenu('More: Warranty', menu.delete);
      await until(() => root().textContent?.includes(menu.undo));
    },
  },
  {
    name: 'search',
    about: 'What was found in the conversations.',
    history: kept,
    async play() {
      await openMenu();
      await write('input[type="search"]', 'gateway');
      await there('mark');
    },
  },
  {
    name: 'search-nothing',
    about: 'Nothing was found.',
    history: kept,
    async play() {
      await openMenu();
      await write('input[type="search"]', 'zebra');
      await until(() => root().textContent?.includes(menu.nothingFound));
    },
  },
  {
    name: 'models',
    row: 'aa-021',
    about: 'The models to choose among.',
    options: { model: ['Technova', 'mistral-small:24b', 'ollama-local-1/llama2'], modelPicker: true },
    async play() {
      await until(() => root().textContent?.includes(panel.connection.online));
      await openMenu(menu.model);
    },
  },
  {
    name: 'accessibility',
    about: 'Text size, what a screen reader says, and keys.',
    history: kept,
    async play() {
      await openMenu(menu.accessibility);
      await there('.sizes');
    },
  },
  {
    name: 'large-text',
    about: 'A conversation in the largest text.',
    history: kept,
    async play() {
      await openMenu(menu.accessibility);
      await click('.sizes label:last-child input');
      await press(panel.menu);
      await there('article .icon-button.more');
    },
  },
  {
    name: 'shortcuts',
    about: 'The list of all keys.',
    history: kept,
    async play() {
      await there('article .icon-button.more');
      const log = await there('[role="log"]');
      log.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true, composed: true }));
      await there('dialog[open]');
    },
  },
  {
    name: 'your-data',
    about: 'What is kept of the conversations, where and how long.',
    history: kept,
    async play() {
      await openMenu(menu.yourData);
      await until(() => root().textContent?.includes(data.eraseAll));
    },
  },
  {
    name: 'your-data-consent',
    about: 'The same before the visitor has agreed that anything is kept.',
    options: { history: 'persistent', consent: false },
    async play() {
      await openMenu(menu.yourData);
      await until(() => root().textContent?.includes(data.eraseAll));
    },
  },
  {
    name: 'erase-all',
    row: 'aa-020',
    about: 'Asks before everything is erased.',
    history: kept,
    async play() {
      await openMenu(menu.yourData, data.eraseAll);
      await until(() => root().textContent?.includes(data.confirmAll));
    },
  },
  {
    name: 'menu-failed',
    about: 'The menu could not be loaded.',
    async play() {
      await until(() => root().textContent?.includes(panel.connection.online));
      allowNoMoreScripts();
      await press(panel.menu);
      await until(() => root().textContent?.includes(panel.menuNotLoaded));
    },
  },
  {
    name: 'doctor',
    about: 'The connection doctor, with nothing to say.',
    before: stopWaits,
    options: { debug: true },
    async play() {
      await openMenu(menu.doctor);
      await until(() => root().textContent?.includes(english.doctor.healthy));
    },
  },
  {
    name: 'doctor-problem',
    about: 'The connection doctor, with a problem.',
    before: stopWaits,
    options: { debug: true, model: 'Technova-retired' },
    async play() {
      await openMenu(menu.doctor);
      await until(() => root().textContent?.includes(english.doctor.unhealthy));
    },
  },
];
