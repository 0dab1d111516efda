import { expect, test } from 'vitest';
import { setUp } from '../support/set-up.js';
import { codeOf, framesOf, newTurnId, textOfAnswer, visit } from '../support/visitor.js';

const words = Array.from({ length: 300 }, (_, index) => `w${index} `);

test('an answer cut at any place is taken up without a doubled or lost character', async () => {
  const { upstream, send } = await setUp();
  const visitor = await visit(send);
  const turn = newTurnId();
  const asking = visitor.ask('Hi', { turn });
  const answer = await upstream.nextAnswer();
  let text = '';
  let last = 0;
  answer.send(words[0] ?? '');
  let response = await asking;
  for (let index = 0; index < words.length; index += 1) {
    // Each reader takes one frame and goes away; the next one goes on after it.
    for await (const { id, data } of framesOf(response)) {
      text += JSON.parse(data).choices[0].delta.content;
      last = id;
      break;
    }
    if (index + 1 === words.length) break;
    answer.send(words[index + 1] ?? '');
    response = await visitor.follow(turn, last);
  }
  answer.finish();
  const rest = await textOfAnswer(await visitor.follow(turn, last));
  expect(rest).toMatchObject({ text: '', end: '[DONE]' });
  expect(text).toBe(words.join(''));
  expect(upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  expect(await textOfAnswer(await visitor.follow(turn))).toMatchObject({ text: words.join(''), end: '[DONE]' });
});

test('any number of readers see the same, whenever they come', async () => {
  const { upstream, send } = await setUp();
  const visitor = await visit(send);
  const turn = newTurnId();
  const readers = [visitor.ask('Hi', { turn }).then(textOfAnswer)];
  const answer = await upstream.nextAnswer();
  for (const [index, word] of words.entries()) {
    answer.send(word);
    if (index % 30 === 0) readers.push((await visit(send)).follow(turn).then(textOfAnswer));
  }
  answer.finish();
  for (const { text, end } of await Promise.all(readers)) expect([text, end]).toEqual([words.join(''), '[DONE]']);
});

test('a request that is sent again with the same id asks the upstream nothing', async () => {
  const { upstream, send } = await setUp();
  const visitor = await visit(send);
  const turn = newTurnId();
  const first = visitor.ask('Hi', { turn });
  const answer = await upstream.nextAnswer();
  answer.send('One ');
  await first;
  const again = await visitor.ask('Hi', { turn });
  answer.send('Two');
  answer.finish();
  expect(await textOfAnswer(again)).toMatchObject({ text: 'One Two', end: '[DONE]' });
  expect(upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('stop ends the upstream’s request, from any page that has the id', async () => {
  const { upstream, send } = await setUp();
  const turn = newTurnId();
  const asking = (await visit(send)).ask('Hi', { turn });
  const answer = await upstream.nextAnswer();
  answer.send('One');
  const reading = textOfAnswer(await asking);
  const since = Date.now();
  const stopped = await (await visit(send)).stop(turn);
  expect(stopped.status).toBe(204);
  await answer.seen.gone;
  expect(Date.now() - since).toBeLessThan(1000);
  expect(await reading).toMatchObject({ text: 'One', end: 'stopped' });
});

test('stop before the upstream has answered ends its request, too', async () => {
  const { upstream, send } = await setUp();
  const visitor = await visit(send);
  const turn = newTurnId();
  const asking = visitor.ask('Hi', { turn });
  const answer = await upstream.nextAnswer();
  await visitor.stop(turn);
  await answer.seen.gone;
  expect(await codeOf(await asking)).toBe('stopped');
});

test('with turns.detached "stop" an answer ends with its page', async () => {
  const { upstream, send } = await setUp({ turns: { detached: 'stop' } });
  const visitor = await visit(send);
  const gone = new AbortController();
  const asking = visitor.ask('Hi', { turn: newTurnId(), signal: gone.signal });
  const answer = await upstream.nextAnswer();
  answer.send('One');
  await asking;
  gone.abort();
  await answer.seen.gone;
});

test('an answer that nobody comes back for ends after turns.detached', async () => {
  const { upstream, send } = await setUp({ turns: { detached: 1 } });
  const visitor = await visit(send);
  const gone = new AbortController();
  const asking = visitor.ask('Hi', { turn: newTurnId(), signal: gone.signal });
  const answer = await upstream.nextAnswer();
  answer.send('One');
  await asking;
  gone.abort();
  await answer.seen.gone;
});

test('an ended answer is forgotten after turns.keep', async () => {
  const { upstream, send } = await setUp({ turns: { keep: 1 } });
  const visitor = await visit(send);
  const turn = newTurnId();
  const asking = visitor.ask('Hi', { turn });
  (await upstream.nextAnswer()).finish();
  await (await asking).text();
  expect((await visitor.follow(turn)).status).toBe(200);
  await expect.poll(async () => (await visitor.follow(turn)).status, { timeout: 5000 }).toBe(404);
});

test('an answer that was refused may be asked for again with its id', async () => {
  const { upstream, send } = await setUp();
  const visitor = await visit(send);
  const turn = newTurnId();
  upstream.reply = (_, outgoing) => void outgoing.writeHead(500).end();
  expect(await codeOf(await visitor.ask('Hi', { turn }))).toBe('upstream');
  upstream.reply = undefined;
  const asking = visitor.ask('Hi', { turn });
  (await upstream.nextAnswer()).finish();
  expect(await textOfAnswer(await asking)).toMatchObject({ end: '[DONE]' });
});

test('an answer that broke may be asked for again with its id', async () => {
  const { upstream, send } = await setUp();
  const visitor = await visit(send);
  const turn = newTurnId();
  for (const end of ['cut', 'finish'] as const) {
    const asking = visitor.ask('Hi', { turn });
    const answer = await upstream.nextAnswer();
    answer.send(end);
    const response = await asking;
    answer[end]();
    expect(await textOfAnswer(response)).toMatchObject({ text: end, end: end === 'cut' ? 'upstream' : '[DONE]' });
  }
});

test('a stopping relay begins nothing, lets answers end, and interrupts what is left', async () => {
  const { upstream, relay, send } = await setUp();
  const visitor = await visit(send);
  const asking = [visitor.ask('Hi', { turn: newTurnId() }), visitor.ask('Hi', { turn: newTurnId() })];
  const answers = [await upstream.nextAnswer(), await upstream.nextAnswer()];
  for (const answer of answers) answer.send('One');
  const reading = Promise.all((await Promise.all(asking)).map(textOfAnswer));
  const closing = relay.relay.close(1);
  expect(await codeOf(await visitor.ask('Hi'))).toBe('busy');
  answers[0]?.finish();
  await closing;
  expect((await reading).map(({ end }) => end).sort()).toEqual(['[DONE]', 'interrupted']);
});

test('a reader who takes nothing slows the upstream', async () => {
  const { upstream, send } = await setUp();
  const visitor = await visit(send);
  let sent = 0;
  upstream.reply = (_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    const piece = `data: {"choices":[{"delta":{"content":"${'x'.repeat(10_000)}"}}]}\n\n`;
    const write = (): void => {
      while (sent < 40_000_000) {
        sent += piece.length;
        if (!outgoing.write(piece)) return void outgoing.once('drain', write);
      }
      outgoing.end('data: [DONE]\n\n');
    };
    write();
  };
  const response = await visitor.ask('Hi', { turn: newTurnId() });
  const reader = response.body?.getReader();
  await reader?.read();
  let before = -1;
  await expect
    .poll(
      () => {
        const isStill = sent === before;
        before = sent;
        return isStill;
      },
      { interval: 200 },
    )
    .toBe(true);
  expect(sent).toBeLessThan(30_000_000);
  await reader?.cancel();
});
