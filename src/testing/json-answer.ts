import type { AnswerHead } from './frames.js';
import { isJsonObject, type JsonFields } from './json-value.js';
import type { Step } from './script.js';

/** The steps of a script as one answer, for a request that asks for no stream. */
export class JsonAnswer {
  #message: Record<string, unknown> = { role: 'assistant', content: '' };
  #content = '';
  #extra: Record<string, unknown> = {};
  #finish: string | null = null;

  add(step: Step): void {
    if ('text' in step) this.#content += step.text;
    if ('delta' in step) this.#addDelta(step.delta);
    if ('finish' in step) this.#finish = step.finish;
    // An agent yields events only into a stream; sources and errors stand beside the choices.
    if ('frame' in step && isJsonObject(step.frame) && !('event' in step.frame)) Object.assign(this.#extra, step.frame);
  }

  get content(): string {
    return this.#content;
  }

  /** Where a script ends without a finish, the body is cut off, as its stream would be. */
  text(head: AnswerHead): string {
    if ('error' in this.#extra) return JSON.stringify({ error: this.#extra['error'] });
    const message = { ...this.#message, content: this.#content };
    const body = {
      choices: [{ finish_reason: this.#finish, index: 0, message }],
      created: head.created,
      id: head.id,
      model: head.model,
      object: 'chat.completion',
      ...this.#extra,
    };
    const text = JSON.stringify(body);
    return this.#finish === null ? text.slice(0, Math.ceil(text.length * 0.6)) : text;
  }

  #addDelta(delta: JsonFields): void {
    for (const [name, value] of Object.entries(delta)) {
      const before = this.#message[name];
      if (name === 'content') this.#content += typeof value === 'string' ? value : '';
      else if (typeof value === 'string' && typeof before === 'string' && name !== 'role')
        this.#message[name] = before + value;
      else this.#message[name] = value;
    }
  }
}
