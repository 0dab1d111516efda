import { expect, test } from 'vitest';
import { createEventStream } from '../../../src/transport/open-webui/event-stream.js';
import { chunksOf, cuttings, rowsOf, seededRandom, type Row } from '../../support/corpora.js';

interface FramingEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

interface FramingRow extends Row {
  readonly expect: {
    readonly events?: readonly FramingEvent[];
    readonly events_repeat?: { readonly count: number; readonly event: FramingEvent };
    readonly retry_ms: number | null;
  };
}

/** What an EventSource would make of these chunks: the name and the id that it fills in are not the reader's. */
function read(chunks: readonly Uint8Array[]): { events: FramingEvent[]; retry: number | null } {
  const events: FramingEvent[] = [];
  let retry: number | null = null;
  let lastId = '';
  const stream = createEventStream({
    onFrame({ event = 'message', data, id }) {
      lastId = id ?? lastId;
      events.push({ event, data, id: lastId });
    },
    onRetry: (milliseconds) => {
      retry = milliseconds;
    },
  });
  for (const chunk of chunks) stream.push(chunk);
  stream.end();
  return { events, retry };
}

function eventsOf(row: FramingRow): readonly FramingEvent[] {
  const { events, events_repeat: repeat } = row.expect;
  return events ?? Array.from({ length: repeat?.count ?? 0 }, () => repeat?.event ?? { event: '', data: '', id: '' });
}

const rows = rowsOf<FramingRow>('sse-framing');

test('plays every row of the collection', () => {
  expect(rows.length).toBe(51);
});

test.each(rows.map((row) => [row.id, row.name, row] as const))('%s %s', (_id, _name, row) => {
  const expected = eventsOf(row);
  for (const chunks of cuttings(chunksOf(row), seededRandom(1))) {
    const { events, retry } = read(chunks);
    expect(events).toEqual(expected);
    expect(retry).toBe(row.expect.retry_ms);
  }
});

test('tells a frame that ends in CR at once', () => {
  const frames: string[] = [];
  const stream = createEventStream({ onFrame: ({ data }) => frames.push(data) });
  stream.push(new TextEncoder().encode('data: a\r\r'));
  expect(frames).toEqual(['a']);
  stream.push(new TextEncoder().encode('\ndata: b\r\r'));
  expect(frames).toEqual(['a', 'b']);
});

test('tells what the end cut, apart', () => {
  const cut: string[] = [];
  const stream = createEventStream({ onFrame: () => {}, onCutFrame: ({ data }) => cut.push(data) });
  stream.push(new TextEncoder().encode('data: a\n\ndata: [DONE]'));
  stream.end();
  stream.end();
  expect(cut).toEqual(['[DONE]']);
});

test('stops at a frame beyond any sense', () => {
  let tooLong = 0;
  const stream = createEventStream({ onFrame: () => {}, onTooLong: () => (tooLong += 1) });
  const piece = new TextEncoder().encode(`data: ${'x'.repeat(1_000_000)}`);
  for (let n = 0; n < 20; n += 1) stream.push(piece);
  stream.end();
  expect(tooLong).toBe(1);
});
