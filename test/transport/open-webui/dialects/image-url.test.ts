import { expect, test } from 'vitest';
import type { ChatEvent } from '../../../../src/core/chat-event.js';
import { AnswerReader } from '../../../../src/transport/open-webui/answer-reader.js';
import { KeptLog } from '../../../support/transport-bench.js';

/** What a whole body of these frames says, and how it ends. */
function readBody(...frames: unknown[]): { events: readonly ChatEvent[]; outcome: unknown } {
  const reader = new AnswerReader(new KeptLog(), '');
  const text = frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join('');
  reader.push(new TextEncoder().encode(text));
  const events = reader.take();
  reader.push(new TextEncoder().encode('data: [DONE]\n\n'));
  reader.end();
  return { events, outcome: reader.outcome };
}

const read = (...frames: unknown[]): readonly ChatEvent[] => readBody(...frames).events;
const delta = (fields: unknown): unknown => ({ choices: [{ index: 0, delta: fields }] });

test('pictures beside the text, each once, and only of kinds that hold nothing else', () => {
  const picture = `data:image/png;base64,${'A'.repeat(100_000)}`;
  const image = (url: unknown): unknown => ({ type: 'image_url', image_url: { url } });
  expect(
    read(
      delta({ images: [image(picture)] }),
      delta({
        images: [image(picture), image('https://cdn.example/a.png'), { image_url: 'https://cdn.example/b.png' }],
      }),
      delta({ content: [{ type: 'text', text: 'Here' }, image('https://cdn.example/c.png')] }),
    ).filter(({ type }) => type === 'image'),
  ).toEqual([
    { type: 'image', url: picture },
    { type: 'image', url: 'https://cdn.example/a.png' },
    { type: 'image', url: 'https://cdn.example/b.png' },
    { type: 'image', url: 'https://cdn.example/c.png' },
  ]);
  for (const url of [
    'javascript:alert(1)',
    'data:image/svg+xml;base64,AA',
    'data:text/html,x',
    '/a.png',
    7,
    null,
    {},
  ]) {
    expect(read(delta({ images: [image(url), null, 'x'] }))).toEqual([{ type: 'activity' }]);
  }
});

test('an answer that is only a picture is no empty answer', () => {
  const frame = delta({ images: [{ image_url: { url: 'https://cdn.example/a.png' } }] });
  expect(readBody(frame).outcome).toEqual({ finishReason: 'stop' });
});
