import type { RehearsalClock } from './rehearsal-clock.js';
import type { RecordedRequest } from './recorded-request.js';
import type { Step } from './script.js';
import type { StreamWatcher } from './stream-body.js';

/** Writes into a request's record what becomes of it. */
export class RequestLog implements StreamWatcher {
  readonly #record: RecordedRequest;
  readonly #clock: RehearsalClock;
  #isStream = false;

  constructor(record: RecordedRequest, clock: RehearsalClock) {
    this.#record = record;
    this.#clock = clock;
  }

  /** The answer goes on after the response was returned. */
  onStream(): void {
    this.#isStream = true;
  }

  /** The response was returned, or there will be none. */
  onResponse(status: number | undefined): void {
    if (status !== undefined) {
      this.#record.status = status;
      this.#record.headersAt = this.#clock.now();
    }
    if (!this.#isStream) this.onEnd();
  }

  onStep(step: Step): void {
    if (!('text' in step)) return;
    this.#record.sentText += step.text;
    this.#record.sentTokens += 1;
  }

  onText(text: string): void {
    this.#record.sentText = text;
    this.#record.sentTokens = 1;
  }

  onEnd(): void {
    this.#record.endedAt ??= this.#clock.now();
  }

  onGone(): void {
    if (this.#record.endedAt !== undefined) return;
    this.#record.closedEarly = true;
    this.#record.endedAt = this.#clock.now();
  }
}
