import { hexDigits, type Random } from './seeded-random.js';
import type { Step } from './script.js';

/** The fields that all frames of one answer share. */
export interface AnswerHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
}

export function answerHead(model: string, date: number, random: Random): AnswerHead {
  return { id: `chatcmpl-${hexDigits(random, 32)}`, created: Math.floor(date / 1000), model };
}

/** The characters that a step puts on the wire; none for a wait. */
export function wireText(step: Step, head: AnswerHead): string {
  if ('raw' in step) return step.raw;
  if ('frame' in step) return frame(step.frame);
  if ('text' in step) return frame(chunk(head, { content: step.text }, null));
  if ('delta' in step) return frame(chunk(head, step.delta, null));
  if ('finish' in step) return frame(chunk(head, {}, step.finish));
  return '';
}

function frame(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function chunk(head: AnswerHead, delta: Readonly<Record<string, unknown>>, finish: string | null): unknown {
  return {
    choices: [{ finish_reason: finish, index: 0, delta }],
    created: head.created,
    id: head.id,
    model: head.model,
    object: 'chat.completion.chunk',
  };
}
