import { LocalTurn } from '../../turns/local-turn.js';
import type { TurnRules } from '../../turns/turn-store.js';
import { turnChannel, type NumberedFrame, type TurnRecords } from './turn-records.js';

const retryMs = 500;
const frameBatch = 200;

/**
 * An answer that this relay runs, with a copy in Redis for the others. The copy follows behind: while Redis is away
 * the answer goes on, and what is missing in the copy is added when it is back.
 */
export class SharedTurn {
  readonly local: LocalTurn;
  #written = 0;
  #isDescribed = true;
  #isEndWritten = false;
  #isWriting = false;
  #isDue = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly id: string,
    private readonly instance: string,
    rules: TurnRules,
    private readonly records: TurnRecords,
  ) {
    this.local = new LocalTurn(rules, () => this.#schedule());
  }

  /** Resolves once the copy is whole, or cannot be written now. */
  async flush(): Promise<void> {
    this.#isDue = true;
    if (this.#isWriting) return;
    this.#isWriting = true;
    try {
      while (this.#isDue) {
        this.#isDue = false;
        await this.#write();
      }
    } catch {
      // What is in the copy is not known any more: it is looked at before the next frame.
      this.#isDescribed = false;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.flush(), retryMs);
    } finally {
      this.#isWriting = false;
    }
  }

  /** The copy could not be begun: it is looked at before the first frame. */
  noteLost(): void {
    this.#isDescribed = false;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  /** Frames that come in one turn of the event loop go together. */
  #schedule(): void {
    if (this.#isDue || this.#isWriting) {
      this.#isDue = true;
      return;
    }
    this.#isDue = true;
    setImmediate(() => void this.flush());
  }

  async #write(): Promise<void> {
    if (!this.#isDescribed) await this.#repair();
    let hasNews = false;
    while (this.#written < this.local.log.length) {
      const frames = this.#next();
      await this.records.append(this.id, frames);
      this.#written = frames.at(-1)?.index ?? this.#written;
      hasNews = true;
    }
    const { ended, owner } = this.local;
    if (ended !== undefined && !this.#isEndWritten) {
      await this.records.describe(this.id, { instance: this.instance, owner, state: ended });
      this.#isEndWritten = true;
      hasNews = true;
    }
    if (hasNews) await this.records.hint(turnChannel(this.id), 'more');
  }

  /** Finds out what of the copy has outlived a failure. */
  async #repair(): Promise<void> {
    const { owner } = this.local;
    const record = await this.records.read(this.id);
    const last = await this.records.lastIndex(this.id);
    // Another relay took this one for dead and wrote an end of its own.
    const isForeign = record !== undefined && record.state !== 'running' && !this.#isEndWritten;
    if (isForeign) await this.records.dropFrames(this.id);
    this.#written = isForeign ? 0 : Math.min(last, this.local.log.length);
    this.#isEndWritten = false;
    await this.records.describe(this.id, { instance: this.instance, owner, state: 'running' });
    this.#isDescribed = true;
  }

  #next(): readonly NumberedFrame[] {
    return this.local.log
      .after(this.#written)
      .slice(0, frameBatch)
      .map((frame, offset) => ({ index: this.#written + 1 + offset, frame }));
  }
}
