import type { Step } from './script.js';

/** The first frame that Open WebUI passes on from most providers. */
export const roleStep: Step = { delta: { role: 'assistant', content: null } };

export const doneStep: Step = { raw: 'data: [DONE]\n\n' };

/** A pipe's last frame has no newline after it. */
export const pipeDoneStep: Step = { raw: 'data: [DONE]' };

export function textSteps(tokens: readonly string[]): Step[] {
  return tokens.map((text) => ({ text }));
}

/** A whole answer as a provider streams it. */
export function answerSteps(tokens: readonly string[], finish = 'stop'): Step[] {
  return [roleStep, ...textSteps(tokens), { finish }, doneStep];
}

/** A status of an agent, as its pipe yields it. */
export function statusStep(description: string, done = false): Step {
  return { frame: { event: { type: 'status', data: { description, done } } } };
}

/** Open WebUI's own words when a stream breaks under it; `[DONE]` follows all the same. */
export const streamFailedSteps: readonly Step[] = [
  { raw: '\n\n' },
  { frame: { error: { message: 'Chat completion stream failed' } } },
  doneStep,
];
