import { scenarioRow, type ScenarioRow } from './scenario-row.js';
import type { Step } from './script.js';
import { answerSteps } from './steps.js';
import { tokensAtLeast, tokensOf } from './tokens.js';

/** Far more than any client may keep. */
const almostEndless = 300_000;

/** Scenarios in which the answer is whole, or seems so, and what is odd is how it comes. */
export const wireScenarios: readonly ScenarioRow[] = [
  scenarioRow('double-bom', 'Two byte order marks before the first frame.', ({ answer }) => ({
    steps: [{ raw: '\ufeff\ufeff' }, ...answerSteps(tokensOf(answer))],
  })),
  scenarioRow('gzip', 'Compressed, and held back by that until the end.', ({ answer }) => ({
    gzip: true,
    steps: answerSteps(tokensOf(answer)),
  })),
  scenarioRow('length-too-long', 'A Content-Length of 500 bytes more than come.', ({ answer }) => ({
    lengthOff: 500,
    tokenMs: 0,
    steps: answerSteps(tokensOf(answer)).slice(0, -2),
  })),
  scenarioRow('length-too-short', 'A Content-Length that ends in the middle of the answer.', ({ answer }) => ({
    lengthOff: -250,
    tokenMs: 0,
    steps: answerSteps(tokensAtLeast(answer, 20)),
  })),
  scenarioRow('duplicate-frames', 'Five frames come twice, as a proxy may replay them.', ({ answer }) => {
    const steps = answerSteps(tokensAtLeast(answer, 20));
    return { steps: [...steps.slice(0, 9), ...steps.slice(4, 9), ...steps.slice(9)] };
  }),
  scenarioRow('other-bytes', 'The bytes of another response in place of frames.', () => ({
    headers: { 'content-type': 'text/event-stream' },
    body: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>It works!</body></html>\r\n',
  })),
  scenarioRow('other-id', 'Frames that carry the id of another answer.', ({ answer }) => ({
    steps: answerSteps(tokensOf(answer)).map((step, index): Step => {
      if (!('text' in step)) return step;
      const choices = [{ index: 0, finish_reason: null, delta: { content: step.text } }];
      return { frame: { id: `chatcmpl-other-${index}`, object: 'chat.completion.chunk', choices } };
    }),
  })),
  scenarioRow('clock-off-86400', 'The server’s clock is a day ahead.', ({ answer, date }, seconds = 0) => ({
    headers: { date: new Date(date + seconds * 1000).toUTCString() },
    steps: answerSteps(tokensOf(answer)),
  })),
  scenarioRow('drip-20', 'A token every twenty seconds.', ({ answer }, seconds = 0) => ({
    tokenMs: seconds * 1000,
    steps: answerSteps(tokensOf(answer).slice(0, 12)),
  })),
  scenarioRow('endless', 'An answer that does not end.', ({ answer }) => ({ tokenMs: 1, steps: endless(answer) })),
];

function endless(answer: string): Iterable<Step> {
  const tokens = tokensOf(`${answer}\n\n`);
  return {
    *[Symbol.iterator]() {
      for (let count = 0; count < almostEndless; count += 1) yield { text: tokens[count % tokens.length] ?? '' };
    },
  };
}
