import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameLog } from '../../src/turns/frame-log.js';
import { FrameSplitter } from '../../src/turns/frame-splitter.js';
import { frameOf } from '../support/upstream.js';

test('frames come out the same, wherever the text is cut and however its lines end', () => {
  const lines = fc.array(fc.stringMatching(/^[a-z:é漢👍]{1,8}$/u), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(lines, { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.nat(200)),
      (frames, end, cuts) => {
        const text = frames.map((frame) => frame.join(end) + end + end).join('');
        const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length].sort((a, b) => a - b);
        const splitter = new FrameSplitter();
        const out: string[] = [];
        for (const [index, place] of places.slice(1).entries())
          splitter.push(text.slice(places[index], place), (frame) => out.push(frame));
        const rest = splitter.end();
        expect([...out, ...(rest === '' ? [] : [rest])]).toEqual(frames.map((frame) => frame.join('\n')));
      },
    ),
  );
});

test('a log gives back what was appended, from any number on', () => {
  const frame = fc.oneof(
    fc.string({ unit: 'grapheme' }).map(frameOf),
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(text).toString()),
  );
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 150 }), fc.nat(150), (frames, from) => {
      const log = new FrameLog();
      for (const one of frames) log.append(one);
      const read: string[] = [];
      for (let at = Math.min(from, frames.length); at < log.length; at = Math.min(from, frames.length) + read.length)
        read.push(...log.after(at));
      expect(read).toEqual(frames.slice(Math.min(from, frames.length)));
      expect(log.length).toBe(frames.length);
    }),
  );
});

test('a log that is read once forgets what was read', () => {
  const log = new FrameLog();
  for (let index = 1; index <= 100; index += 1) log.append(`f${index}`);
  log.dropBefore(70);
  expect(log.after(70)[0]).toBe('f71');
  expect(log.length).toBe(100);
  expect(log.after(0)).toEqual([]);
});
