import { connect } from 'node:net';

/** What came back on a connection. */
export interface RawAnswer {
  /** 0 where the connection was closed without a word. */
  readonly status: number;
  readonly code: string;
}

const longestMs = 40_000;

/**
 * Sends bytes as they are, which no HTTP client would, and reads the first answer.
 *
 * @param more called again and again for bytes that follow; undefined ends them
 */
export function rawRequest(url: string, text: string, more?: () => string | undefined): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    const limit = setTimeout(() => socket.destroy(), longestMs);
    const finish = (): void => {
      clearTimeout(limit);
      socket.destroy();
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
      resolve({ status, code: /"code":"([\w-]+)"/.exec(answer)?.[1] ?? '' });
    };
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      answer += String(chunk);
      if (isWhole(answer)) finish();
    });
    socket.on('error', finish);
    socket.on('close', finish);
    socket.on('connect', () => {
      socket.write(text, 'latin1');
      const write = (): void => {
        if (!more || socket.destroyed) return;
        for (;;) {
          const piece = more();
          if (piece === undefined) return;
          if (!socket.write(piece, 'latin1')) return void socket.once('drain', write);
        }
      };
      write();
    });
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(answer.slice(0, end))?.[1];
  if (length !== undefined) return answer.length >= end + 4 + Number(length);
  return !/transfer-encoding: chunked/i.test(answer.slice(0, end)) || answer.endsWith('0\r\n\r\n');
}
