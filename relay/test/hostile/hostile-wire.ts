import { rawRequest } from '../support/raw-request.js';
import { site } from '../support/visitor.js';
import { ask, chat, each, question, rows, type Hostile, type Sender, type Target } from './hostile-request.js';

function large(): Hostile[] {
  const sizes = [2_000_001, 2_500_000, 4_000_000, 8_000_000];
  const head = (more: string, { session }: Target): string =>
    `POST /api/chat/completions HTTP/1.1\r\nHost: r\r\nOrigin: ${site}\r\nAuthorization: Bearer ${session}\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;
  const endless =
    (piece: string): Sender =>
    (target) => {
      const chunk = `${piece.length.toString(16)}\r\n${piece}\r\n`;
      return rawRequest(target.url, head('Transfer-Encoding: chunked', target), () => chunk);
    };
  return [
    ...rows(
      'oversized bodies',
      413,
      'too-large',
      each(sizes.map(String), (size) => chat({ ...question, x: 'x'.repeat(Number(size)) })),
    ),
    ...rows(
      'oversized bodies',
      413,
      'too-large',
      each(['400001', '1000000'], (size) =>
        chat({ ...question, messages: [{ role: 'user', content: 'x'.repeat(Number(size)) }] }),
      ),
    ),
    ...rows(
      'oversized bodies',
      413,
      'too-large',
      each(['401', '5000'], (count) =>
        chat({ ...question, messages: Array.from({ length: Number(count) }, () => question.messages[0]) }),
      ),
    ),
    ...rows(
      'oversized bodies',
      413,
      'too-large',
      each(
        ['said: 2000001', 'said: 99999999999', 'said: 9007199254740991'],
        (length) => (target) => rawRequest(target.url, head(`Content-Length: ${length.slice(6)}`, target)),
      ),
    ),
    ...rows(
      'endless bodies',
      413,
      'too-large',
      each(['x', ' ', '[', '{"a":"', '\\'], (text) => endless(text.repeat(60_000))),
    ),
  ];
}

function slow(): Hostile[] {
  const starts = [
    '',
    'G',
    'GET /api/models HTTP/1.1\r\n',
    'GET /api/models HTTP/1.1\r\nHost: r\r\n',
    `POST /api/chat/completions HTTP/1.1\r\nHost: r\r\nX: `,
    'GET /api/models HTTP/1.1\r\nHost: r\r\nX-A: 1\r\nX-B: 2',
  ];
  return rows(
    'slow headers',
    408,
    'bad-request',
    each(
      starts,
      (start) =>
        ({ url }) =>
          rawRequest(url, start),
    ),
  );
}

function paths(): Hostile[] {
  const tricks = [
    '/',
    '//',
    '//api/models',
    '/api//models',
    '/api/models/',
    '/api/models//',
    '/api/../api/models',
    '/api/./models',
    '/%61pi/models',
    '/api%2fmodels',
    '/api/models%00',
    '/api/models%0d%0aX:1',
    '/api/models;x',
    '/api/models/..',
    '/api/models/../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/api\\models',
    '/API/models',
    '/api/Models',
    '/api/v1/models',
    '/v1/models',
    '/models',
    '/openai/models',
    '/ollama/api/tags',
    '/api/v1/chats/',
    '/api/v1/users/',
    '/api/v1/auths/api_key',
    '/api/v1/files/',
    '/api/v1/functions/',
    '/api/config',
    '/api/tasks',
    '/ws/socket.io',
    '/metrics',
    '/turns',
    '/turns/',
    '/turns/a/b',
    '/health/',
    '/.env',
    '/relay.yaml',
    '/api/v1/tasks/title/completions',
    '/api/chat/completed',
    '/api/chat/completions/',
    '/api/embeddings',
    '/api/models/x',
    '/session/x',
    '/%2e%2e/api/models',
    '/api/models%3fx',
    '/api/models#x',
  ];
  return rows(
    'path tricks',
    404,
    'not-found',
    each(
      tricks,
      (path) =>
        ({ url, session }) =>
          rawRequest(
            url,
            `GET ${path} HTTP/1.1\r\nHost: r\r\nOrigin: ${site}\r\nAuthorization: Bearer ${session}\r\nConnection: close\r\n\r\n`,
          ),
    ),
  );
}

function targets(): Hostile[] {
  const forms = [
    'http://evil.example/api/models',
    'http://127.0.0.1/api/models',
    'https://evil.example/',
    'http://169.254.169.254/latest/meta-data',
    'HTTP://evil.example/api/models',
    'http://r/api/models',
    'ftp://evil.example/x',
    'http:/api/models',
    'http:evil',
    'evil.example/api/models',
    'api/models',
    'file:///etc/passwd',
    '*',
    'localhost:80',
    'javascript:1',
    '/é',
  ];
  return rows(
    'absolute-form targets',
    400,
    'bad-request',
    each(
      forms,
      (form) =>
        ({ url }) =>
          rawRequest(url, `GET ${form} HTTP/1.1\r\nHost: r\r\nOrigin: ${site}\r\nConnection: close\r\n\r\n`),
    ),
  );
}

function wire(): Hostile[] {
  const broken: Record<string, string> = {
    'a bare CR in a value': 'GET /api/models HTTP/1.1\r\nHost: r\r\nX: a\rb\r\n\r\n',
    'a NUL in a value': 'GET /api/models HTTP/1.1\r\nHost: r\r\nX: a\u0000b\r\n\r\n',
    'a blank before the colon': 'GET /api/models HTTP/1.1\r\nHost : r\r\n\r\n',
    'a header without a name': 'GET /api/models HTTP/1.1\r\n: r\r\n\r\n',
    'no host': 'GET /api/models HTTP/1.1\r\n\r\n',
    'two lengths': 'POST /api/chat/completions HTTP/1.1\r\nHost: r\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx',
    'a length and chunks':
      'POST /api/chat/completions HTTP/1.1\r\nHost: r\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'a length that is none': 'POST /api/chat/completions HTTP/1.1\r\nHost: r\r\nContent-Length: x\r\n\r\n',
    'a negative length': 'POST /api/chat/completions HTTP/1.1\r\nHost: r\r\nContent-Length: -1\r\n\r\n',
    'an odd coding': 'POST /api/chat/completions HTTP/1.1\r\nHost: r\r\nTransfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n',
    'an odd version': 'GET /api/models HTTP/9.9\r\nHost: r\r\n\r\n',
    'an odd method': 'GE T /api/models HTTP/1.1\r\nHost: r\r\n\r\n',
    'no HTTP': '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n',
    'a second request in a header': 'GET /api/models HTTP/1.1\r\nHost: r\r\nX: y\r\n\nGET /x HTTP/1.1\r\n\r\n',
  };
  const large = `GET /api/models HTTP/1.1\r\nHost: r\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`;
  return [
    ...rows(
      'header injection',
      400,
      'bad-request',
      each(
        Object.keys(broken),
        (name) =>
          ({ url }) =>
            rawRequest(url, broken[name] ?? ''),
      ),
    ),
    ...rows('header injection', 431, 'too-large', { 'a header too long': ({ url }) => rawRequest(url, large) }),
  ];
}

function methods(): Hostile[] {
  const routes = [
    ['PUT', '/api/models'],
    ['POST', '/api/models'],
    ['DELETE', '/api/models'],
    ['PATCH', '/api/chat/completions'],
    ['GET', '/api/chat/completions'],
    ['PUT', '/session'],
    ['POST', '/session'],
    ['GET', '/session'],
    ['POST', '/turns/x'],
    ['PUT', '/turns/x'],
    ['DELETE', '/health'],
    ['POST', '/ready'],
    ['PROPFIND', '/api/models'],
    ['QUERY', '/api/models'],
  ] as const;
  return rows(
    'methods',
    404,
    'not-found',
    Object.fromEntries(
      routes.map(([method, path]) => [
        `${method} ${path}`,
        ({ url, session }: Target) =>
          ask(url, { method, path, headers: { origin: site, authorization: `Bearer ${session}` } }),
      ]),
    ),
  );
}

/** How they are sent. */
export const hostileWire: readonly Hostile[] = [
  ...large(),
  ...slow(),
  ...paths(),
  ...targets(),
  ...wire(),
  ...methods(),
];
