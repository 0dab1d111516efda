import { scenarioRow, type ScenarioContext, type ScenarioRow } from './scenario-row.js';
import type { Step } from './script.js';
import { answerSteps, doneStep, roleStep, statusStep, streamFailedSteps, textSteps } from './steps.js';
import { tokensAtLeast, tokensOf } from './tokens.js';

/** Scenarios in which an answer begins, or seems to, and does not come to its end. */
export const cutScenarios: readonly ScenarioRow[] = [
  scenarioRow('stall-after-20', 'Silence after 20 tokens; the connection stays open.', (context, count = 0) => ({
    steps: [...beginning(context, count), { wait: 'forever' }],
  })),
  scenarioRow('pause-30', 'Thirty seconds of silence after 20 tokens, then it goes on.', ({ answer }, seconds = 0) => {
    const steps = answerSteps(tokensAtLeast(answer, 40));
    return { steps: [...steps.slice(0, 21), { wait: seconds * 1000 }, ...steps.slice(21)] };
  }),
  scenarioRow('reset-after-20', 'The connection is reset after 20 tokens.', (context, count = 0) => ({
    steps: [...beginning(context, count), { reset: true }],
  })),
  scenarioRow('end-after-20', 'The stream ends after 20 tokens, without an error.', (context, count = 0) => ({
    steps: beginning(context, count),
  })),
  scenarioRow('error-after-20', 'Open WebUI reports a broken stream after 20 tokens.', (context, count = 0) => ({
    steps: [...beginning(context, count), ...streamFailedSteps],
  })),
  scenarioRow('error-first', 'An agent fails: status 200 and an error as the only frame.', () => ({
    steps: [{ frame: { error: { detail: 'Error: the research service gave no answer' } } }],
  })),
  scenarioRow(
    'error-first-done',
    'An agent breaks at its first word: an error as the only frame, then [DONE].',
    () => ({
      steps: streamFailedSteps,
    }),
  ),
  scenarioRow('error-line', 'A provider’s error as a line of JSON after 20 tokens, no frame around it.', (context) => ({
    steps: [...beginning(context, 20), { raw: '{"error":{"message":"The engine is overloaded","code":529}}\n\n' }],
  })),
  scenarioRow(
    'proxy-cut-60',
    'A token a second, until a proxy cuts the connection after 60.',
    (context, seconds = 0) => ({
      tokenMs: 1000,
      steps: [...beginning(context, seconds), { reset: true }],
    }),
  ),
  scenarioRow('length', 'The answer reaches the longest length after 30 tokens.', ({ answer }) => ({
    steps: answerSteps(tokensAtLeast(answer, 30).slice(0, 30), 'length'),
  })),
  scenarioRow('content-filter', 'The provider withholds the rest after 12 tokens.', ({ answer }) => ({
    steps: answerSteps(tokensAtLeast(answer, 12).slice(0, 12), 'content_filter'),
  })),
  scenarioRow('empty', 'A whole answer without any text.', () => ({ steps: answerSteps([]) })),
  scenarioRow('tool-calls', 'The model calls a tool that nobody runs.', () => ({
    steps: [
      roleStep,
      { delta: { tool_calls: [toolCall('call_1', 'find_order', '')] } },
      { delta: { tool_calls: [toolCall(undefined, undefined, '{"number":')] } },
      { delta: { tool_calls: [toolCall(undefined, undefined, '"TN-20481"}')] } },
      { finish: 'tool_calls' },
      doneStep,
    ],
  })),
  scenarioRow('comments', 'Keep-alive comments every five seconds, and never a token.', () => ({
    steps: Array.from({ length: 200 }, (): Step[] => [{ raw: ': keep-alive\n\n' }, { wait: 5000 }]).flat(),
  })),
  scenarioRow('agent-stall', 'An agent reports twice and is then silent.', () => ({
    steps: [statusStep('Planning the search'), { wait: 1000 }, statusStep('Reading source 1'), { wait: 'forever' }],
  })),
  scenarioRow('garbled', 'A frame in the middle that is no JSON.', ({ answer }) => {
    const steps = answerSteps(tokensOf(answer));
    return { steps: [...steps.slice(0, 10), { raw: 'data: {not json\n\n' }, ...steps.slice(10)] };
  }),
];

function beginning({ answer }: ScenarioContext, count: number): Step[] {
  return [roleStep, ...textSteps(tokensAtLeast(answer, count).slice(0, count))];
}

function toolCall(id: string | undefined, name: string | undefined, text: string): unknown {
  return {
    index: 0,
    ...(id ? { id, type: 'function' } : {}),
    function: { ...(name ? { name } : {}), arguments: text },
  };
}
