import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request that an upstream got. */
interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
  /** Whether the relay has closed the connection before the answer was over. */
  isGone: boolean;
  readonly gone: Promise<void>;
}

/** An answer under way, which a test writes piece by piece. */
interface OpenAnswer {
  readonly seen: SeenRequest;
  /** A frame with this text. */
  send(text: string): void;
  raw(text: string): void;
  /** Ends properly. */
  finish(): void;
  /** Breaks the connection. */
  cut(): void;
}

/** A server behind the relay that does what its test says. */
export interface Upstream {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** The next request for an answer. */
  nextAnswer(): Promise<OpenAnswer>;
  /** Answers requests in place of waiting for the test. */
  reply: ((seen: SeenRequest, outgoing: ServerResponse) => void) | undefined;
  close(): Promise<void>;
}

export async function startUpstream(models: readonly object[] = [{ id: 'm', name: 'Model' }]): Promise<Upstream> {
  const seen: SeenRequest[] = [];
  const waiting: ((answer: OpenAnswer) => void)[] = [];
  const ready: OpenAnswer[] = [];
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing);
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
    let tellGone = (): void => {};
    const request: SeenRequest = {
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      headers: incoming.headers,
      body: text === '' ? {} : JSON.parse(text),
      isGone: false,
      gone: new Promise((resolve) => {
        tellGone = resolve;
      }),
    };
    seen.push(request);
    outgoing.on('close', () => {
      if (outgoing.writableFinished) return;
      request.isGone = true;
      tellGone();
    });
    if (incoming.method === 'GET') {
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: models }));
      return;
    }
    if (upstream.reply) return upstream.reply(request, outgoing);
    const open = openAnswer(request, outgoing);
    const next = waiting.shift();
    if (next) next(open);
    else ready.push(open);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const upstream: Upstream = {
    url: `http://127.0.0.1:${port}`,
    seen,
    nextAnswer() {
      const open = ready.shift();
      return open ? Promise.resolve(open) : new Promise((resolve) => waiting.push(resolve));
    },
    reply: undefined,
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  return upstream;
}

function openAnswer(seen: SeenRequest, outgoing: ServerResponse): OpenAnswer {
  const raw = (text: string): void => {
    if (!outgoing.headersSent) outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    outgoing.write(text);
  };
  return {
    seen,
    raw,
    send: (text) => raw(`${frameOf(text)}\n\n`),
    finish() {
      raw('data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n');
      outgoing.end();
    },
    cut: () => void outgoing.destroy(),
  };
}

/** A frame of one piece of text. */
export function frameOf(text: string): string {
  return `data: ${JSON.stringify({ id: 'c-1', choices: [{ index: 0, delta: { content: text }, finish_reason: null }] })}`;
}
