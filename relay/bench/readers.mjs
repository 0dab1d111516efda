import { connect } from 'node:net';

/**
 * @typedef {{ readonly port: number, readonly path: string, readonly headers: Readonly<Record<string, string>> }} Subject
 * @typedef {{ frames: number, delays: number[], firstMs: number[], refused: number, close: () => void, reset: () => void }} Readers
 */

/**
 * Opens streams by plain sockets, which cost less than an HTTP client, and reads them. Resolves when each has had its
 * first frame.
 *
 * @param {Subject} subject
 * @param {number} count
 * @returns {Promise<Readers>}
 */
export async function openReaders({ port, path, headers }, count) {
  const body = JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] });
  const lines = { host: '127.0.0.1', 'content-type': 'application/json', 'content-length': body.length, ...headers };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = (/** @type {number} */ index) =>
    `POST ${path} HTTP/1.1\r\n${head.join('').replaceAll('{n}', String(index).padStart(8, '0'))}\r\n${body}`;
  /** @type {Readers} */
  const readers = { frames: 0, delays: [], firstMs: [], refused: 0, close: () => {}, reset: () => {} };
  /** @type {import('node:net').Socket[]} */
  const sockets = [];
  readers.close = () => sockets.forEach((socket) => socket.destroy());
  readers.reset = () => {
    readers.frames = 0;
    readers.delays = [];
  };

  const one = (/** @type {number} */ index) =>
    new Promise((resolve) => {
      const since = performance.now();
      const socket = connect(port, '127.0.0.1', () => socket.write(request(index)));
      let hasFrame = false;
      sockets.push(socket);
      socket.on('error', resolve);
      socket.on('close', resolve);
      socket.on('data', (chunk) => {
        if (chunk.includes('HTTP/1.1 4') || chunk.includes('HTTP/1.1 5')) {
          readers.refused += 1;
          resolve(undefined);
        }
        for (const sent of times(chunk)) {
          readers.frames += 1;
          if (!hasFrame) {
            hasFrame = true;
            readers.firstMs.push(performance.now() - since);
            resolve(undefined);
          }
          readers.delays.push(Number(process.hrtime.bigint() - sent) / 1e6);
        }
      });
    });

  // A few at a time, since a listener holds only so many that wait.
  const step = 50;
  for (let from = 0; from < count; from += step) {
    await Promise.all(Array.from({ length: Math.min(step, count - from) }, (_, index) => one(from + index)));
  }
  return readers;
}

/**
 * The times that the upstream wrote into frames: found by their text, so that chunk sizes, numbers of frames and what
 * proxies add are the same to us.
 *
 * @param {Buffer} chunk
 */
function* times(chunk) {
  for (let at = chunk.indexOf('"t'); at >= 0; at = chunk.indexOf('"t', at + 2)) {
    const end = chunk.indexOf(' "', at);
    const digits = end < 0 ? '' : chunk.toString('latin1', at + 2, end);
    if (/^\d{10,}$/.test(digits)) yield BigInt(digits);
  }
}
