import { expect, test } from 'vitest';
import type { ChatEvent } from '../../../../src/core/chat-event.js';
import { AnswerReader } from '../../../../src/transport/open-webui/answer-reader.js';
import { KeptLog } from '../../../support/transport-bench.js';

/** What a stream of these frames says before its end. */
function read(...frames: unknown[]): readonly ChatEvent[] {
  const reader = new AnswerReader(new KeptLog(), '');
  const text = frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join('');
  reader.push(new TextEncoder().encode(text));
  return reader.take();
}

const event = (type: string, data: unknown): unknown => ({ event: { type, data } });

test('status events of pipes, filled in as Open WebUI does; hidden ones only tell that it works', () => {
  expect(
    read(
      event('status', { description: 'Searching "{{searchQuery}}"', query: 'x $& y', done: false }),
      event('status', { description: 'Read {{count}} pages', urls: ['a', 'b'] }),
      event('status', { description: 'secret', hidden: true }),
      event('status', { description: 7 }),
    ),
  ).toEqual([
    {
      type: 'status',
      status: { description: 'Searching "x $& y"', done: false, details: [{ text: 'x $& y' }] },
    },
    {
      type: 'status',
      status: { description: 'Read 2 pages', done: true, count: 2, details: [{ text: 'a' }, { text: 'b' }] },
    },
  ]);
  expect(read(event('status', { description: 'x', hidden: true }))).toEqual([{ type: 'activity' }]);
});

test("the server's own search tells what it does without words", () => {
  expect(
    read(
      event('status', { action: 'queries_generated', queries: ['G1 price', 'G1 price', 3], done: false }),
      event('status', { action: 'sources_retrieved', count: 3, done: true }),
      event('status', {
        action: 'web_search',
        description: 'Read',
        items: [{ title: 'Gateways', link: 'https://technova.example/g' }, { link: 'javascript:alert(1)' }],
        urls: ['https://technova.example/g', 'https://user@evil.example/'],
      }),
      event('status', { action: 'launch', done: false }),
      event('status', { error: 'No results', done: false }),
    ),
  ).toEqual([
    {
      type: 'status',
      status: { description: '', done: false, action: 'queries', details: [{ text: 'G1 price' }] },
    },
    { type: 'status', status: { description: '', done: true, action: 'found', count: 3 } },
    {
      type: 'status',
      status: {
        description: 'Read',
        done: true,
        action: 'search',
        count: 2,
        details: [{ text: 'Gateways', url: 'https://technova.example/g' }, { text: 'https://user@evil.example/' }],
      },
    },
    {
      type: 'status',
      status: { description: 'No results', done: true, isFault: true },
    },
  ]);
});
