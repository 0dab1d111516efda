// Reads answers in a process of its own: node read-delays.mjs PORT STREAMS SESSION ORIGIN. For each line on the standard
// input it prints, as JSON, how late the frames since the line before were.
import { createInterface } from 'node:readline';
import { openReaders } from './readers.mjs';

const [port, streams, session, origin = ''] = process.argv.slice(2);
const readers = await openReaders(
  {
    port: Number(port),
    path: '/api/chat/completions',
    headers: {
      origin,
      authorization: `Bearer ${session}`,
      'causerie-turn': `${crypto.randomUUID().replaceAll('-', '').slice(0, 24)}{n}`,
    },
  },
  Number(streams),
);
console.log('reading');
const lines = createInterface(process.stdin);
lines.on('line', () => {
  const sorted = readers.delays.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  console.log(JSON.stringify({ frames: sorted.length, p50: at(0.5), p99: at(0.99) }));
  readers.reset();
});
lines.on('close', () => readers.close());
