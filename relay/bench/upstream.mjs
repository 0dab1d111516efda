// A server that replays 30 frames a second to every answer that is asked of it, with the time in each. It is a process
// of its own, so that its work is not counted as that of what is measured.
import { createServer } from 'node:http';

const [seconds = '20', framesPerSecond = '30'] = process.argv.slice(2);
const groups = 8;
const every = 1000 / Number(framesPerSecond);
const framesOfAnswer = Math.round(Number(seconds) * Number(framesPerSecond));

/** Answers under way, in groups that write at different moments. @type {Set<{ outgoing: import('node:http').ServerResponse, left: number }>[]} */
const answers = Array.from({ length: groups }, () => new Set());
let next = 0;

const server = createServer((incoming, outgoing) => {
  if (incoming.method === 'GET') {
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    outgoing.end('{"object":"list","data":[{"id":"m","name":"m","object":"model"}]}');
    return;
  }
  incoming.resume();
  incoming.on('end', () => {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    outgoing.flushHeaders();
    outgoing.socket?.setNoDelay(true);
    const answer = { outgoing, left: framesOfAnswer };
    const group = answers[next++ % groups];
    group?.add(answer);
    outgoing.on('close', () => group?.delete(answer));
  });
});

for (const [index, group] of answers.entries()) {
  setTimeout(
    () =>
      setInterval(() => {
        const chunk = frame();
        for (const answer of group) {
          answer.left -= 1;
          if (answer.left > 0) answer.outgoing.write(chunk);
          else
            answer.outgoing.end(
              'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
            );
        }
      }, every),
    (index * every) / groups,
  );
}

function frame() {
  const text = `t${process.hrtime.bigint()} `;
  const body = {
    id: 'chatcmpl-0123456789',
    object: 'chat.completion.chunk',
    created: 1764500000,
    model: 'm',
    choices: [{ index: 0, delta: { content: text }, finish_reason: null }],
  };
  return `data: ${JSON.stringify(body)}\n\n`;
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`port ${typeof address === 'object' && address ? address.port : 0}`);
});
