import { numbered } from '../../turns/local-turn.js';
import type { Turn, TurnOwner, TurnReader } from '../../turns/turn-store.js';
import type { RedisLink } from './redis-link.js';
import { instanceChannel, turnChannel, type TurnRecord, type TurnRecords } from './turn-records.js';

/** How often a reader looks by itself: a hint may be lost, and a relay that dies gives none. */
const lookEveryMs = 700;
const batch = 500;
const stopMs = 1000;

/** An answer that another relay runs, or has run. */
export class RemoteTurn implements Turn {
  readonly owner: TurnOwner;

  constructor(
    private readonly id: string,
    private readonly record: TurnRecord,
    private readonly records: TurnRecords,
    private readonly link: RedisLink,
  ) {
    this.owner = record.owner;
  }

  read(after: number): TurnReader {
    return new RemoteReader(this.id, after, this.record.instance, this.records, this.link);
  }

  async stop(): Promise<void> {
    const until = Date.now() + stopMs;
    await this.records.hint(instanceChannel(this.record.instance), this.id);
    while (Date.now() < until) {
      const record = await this.records.read(this.id);
      if (record?.state !== 'running') return;
      await this.records.interruptIfDead(this.id, this.record.instance);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

class RemoteReader implements TurnReader {
  #index: number;
  #text = '';
  #isAtEnd = false;
  #isOpen = true;
  #isLooking = false;
  #isDue = false;
  #wake: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly id: string,
    after: number,
    private readonly instance: string,
    private readonly records: TurnRecords,
    link: RedisLink,
  ) {
    this.#index = after;
    this.#timer = setInterval(() => void this.#look(), lookEveryMs);
    void this.#look();
    void link
      .subscribe(turnChannel(id), () => void this.#look())
      .then(
        (unsubscribe) => {
          if (this.#isOpen) this.#unsubscribe = unsubscribe;
          else unsubscribe();
        },
        () => {},
      );
  }

  take(): string | undefined {
    if (!this.#isOpen) return undefined;
    const text = this.#text;
    this.#text = '';
    if (text === '' && this.#isAtEnd) return undefined;
    // What was left while the text lay here is read now.
    if (text !== '') void this.#look();
    return text;
  }

  whenChanged(listener: () => void): void {
    this.#wake = listener;
    if (this.#text !== '' || this.#isAtEnd || !this.#isOpen) this.#tell();
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    clearInterval(this.#timer);
    this.#unsubscribe?.();
    this.#tell();
  }

  /** Reads on where the text has been taken, one read at a time. While Redis is away, nothing is read. */
  async #look(): Promise<void> {
    this.#isDue = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#isDue && this.#isOpen && !this.#isAtEnd && this.#text === '') {
        this.#isDue = false;
        await this.#readOn();
      }
    } catch {
      // The next look tries again.
    } finally {
      this.#isLooking = false;
    }
  }

  async #readOn(): Promise<void> {
    // In this order: an answer that has ended before its frames were read has no more of them.
    const record = await this.records.read(this.id);
    const frames = await this.records.framesAfter(this.id, this.#index, batch);
    for (const { frame, index } of frames) this.#text += numbered(frame, index);
    this.#index = frames.at(-1)?.index ?? this.#index;
    if (frames.length > 0) this.#isDue = true;
    else if (record?.state === 'running') await this.records.interruptIfDead(this.id, this.instance);
    else this.#isAtEnd = true;
    if (frames.length > 0 || this.#isAtEnd) this.#tell();
  }

  #tell(): void {
    const listener = this.#wake;
    this.#wake = undefined;
    listener?.();
  }
}
