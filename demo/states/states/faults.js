import { stopWaits, whole } from '../gateway.js';
import { press, root, there, until } from '../page.js';
import { conversation, cut, failed } from '../history.js';
import { english } from '../../kit/kit.js';
import { question, shortAnswer } from '../texts.js';

const codes = Object.keys(english.notices.errors);
const reasons = [...Object.keys(english.notices.incomplete), 'interrupted', 'stall', 'server', 'too-long'];

/** @type {readonly import('../states.js').State[]} */
export const faults = [
  {
    name: 'error',
    row: 'aa-012',
    about: 'A message that was not answered, with Retry.',
    history: [conversation('error', [[question, failed('server')]])],
    until: '.notice',
  },
  {
    name: 'errors',
    about: 'The sentence for each error.',
    history: [
      conversation(
        'errors',
        codes.map((code) => [`What is read for ${code}`, failed(code)]),
      ),
    ],
    async play() {
      await until(() => root().querySelectorAll('.notice').length >= 12);
    },
  },
  {
    name: 'incomplete',
    about: 'The sentence for each reason why an answer is not whole.',
    history: [
      conversation(
        'incomplete',
        reasons.map((reason) => [`${reason}`, cut(reason, 'For a small office the G1')]),
      ),
    ],
    async play() {
      await until(() => root().querySelectorAll('.notice').length >= reasons.length);
    },
  },
  {
    name: 'error-details',
    about: 'What the server wrote, for the owner who debugs.',
    options: { debug: true, maxRetries: 0 },
    scenario: 'status-400',
    async play(chat) {
      chat.send(question);
      await press(english.notices.showDetails);
      await there('.details');
    },
  },
  {
    name: 'rate-limit',
    row: 'aa-013',
    about: 'Counts down to the next attempt.',
    scenario() {
      stopWaits();
      return { status: 429, headers: { 'retry-after': '42' }, body: { detail: 'Too many requests' } };
    },
    async play(chat) {
      chat.send(question);
    },
    until: '.notice',
  },
  {
    name: 'rate-limit-long',
    about: 'A wait that is too long to be waited for by itself.',
    history: [conversation('limit', [[question, failed('rate-limit', { retryAfter: 900_000, status: 429 })]])],
    until: '.notice',
  },
  {
    name: 'trying-again',
    about: 'The connection is gone; the next attempt leaves by itself.',
    scenario(request) {
      if (request.route !== 'chat') return undefined;
      stopWaits();
      return { drop: true };
    },
    async play(chat) {
      chat.send(question);
    },
    until: '.notice',
  },
  {
    name: 'offline',
    row: 'aa-014',
    about: 'A message that waits for the connection.',
    async play(chat) {
      await until(() => root().textContent?.includes(english.panel.connection.online));
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
      globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      dispatchEvent(new Event('offline'));
      chat.send(question);
      await there('article[data-status="queued"]');
    },
  },
  {
    name: 'storage',
    row: 'aa-015',
    about: 'Nothing can be kept on this device.',
    options: { history: 'persistent' },
    before() {
      indexedDB.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    },
    scenario: whole(shortAnswer),
    async play(chat) {
      chat.send(question);
      await there('.notices .notice');
    },
  },
  {
    name: 'storage-full',
    about: 'There is no room on this device.',
    options: { history: 'persistent' },
    scenario: whole(shortAnswer),
    async play(chat) {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      chat.send(question);
      await there('.notices .notice');
    },
  },
  {
    name: 'model-switched',
    about: 'The first model has failed, and another one answers.',
    options: { model: ['Technova', 'mistral-small:24b'], maxRetries: 0 },
    scenario: ({ model }) =>
      model === 'Technova' ? { status: 500, body: { detail: 'Model is gone' } } : whole(shortAnswer),
    async play(chat) {
      chat.send(question);
    },
    until: '.notices .notice',
  },
  {
    name: 'context-trimmed',
    about: 'The beginning of a long conversation was left out.',
    history: [
      conversation(
        'trimmed',
        Array.from({ length: 5 }, (_, n) => [`Question ${n + 1}`, shortAnswer]),
      ),
    ],
    scenario({ body }) {
      return JSON.stringify(body).length > 2000 ? 'context-too-long' : whole('A short answer.');
    },
    async play(chat) {
      chat.send(question);
    },
    until: '.notices .notice',
  },
  {
    name: 'unavailable',
    row: 'aa-025',
    about: 'The model cannot be used.',
    options: { model: 'Technova-retired', verifyModel: true },
    async play(chat) {
      chat.send(question);
      await there('.notice');
    },
  },
  {
    name: 'not-reachable',
    about: 'The server cannot be reached.',
    first: () => Promise.reject(new TypeError('Failed to fetch')),
    async play() {
      const { notReachable, notAvailable } = english.panel.connection;
      await until(() => [notReachable, notAvailable].some((text) => root().textContent?.includes(text)));
    },
  },
];
