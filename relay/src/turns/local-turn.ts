import { errorFrame, RelayError } from '../relay-error.js';
import { FrameLog } from './frame-log.js';
import type { RunningTurn, TurnEnd, TurnOwner, TurnReader, TurnRules } from './turn-store.js';

/** The upstream waits while its fastest reader is so many characters behind. */
const farBehind = 256_000;

/** An answer that this process runs. */
export class LocalTurn implements RunningTurn {
  readonly owner: TurnOwner;
  readonly log = new FrameLog();
  ended: TurnEnd | undefined;
  readonly #rules: TurnRules;
  readonly #abort = new AbortController();
  readonly #readers = new Set<LocalReader>();
  readonly #onEnd: (() => void)[] = [];
  #leftTimer: ReturnType<typeof setTimeout> | undefined;
  #roomWaiters: (() => void)[] = [];

  constructor(
    rules: TurnRules,
    private readonly onChange: () => void = () => {},
  ) {
    this.#rules = rules;
    this.owner = rules.owner;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get isRunning(): boolean {
    return this.ended === undefined;
  }

  append(frame: string): void {
    if (!this.isRunning) return;
    this.log.append(frame);
    this.#tell();
  }

  end(how: TurnEnd, last?: string): void {
    if (!this.isRunning) return;
    if (last !== undefined) this.log.append(last);
    this.ended = how;
    clearTimeout(this.#leftTimer);
    this.#tell();
    this.#freeRoom();
    for (const listener of this.#onEnd) listener();
  }

  abort(reason: Error): void {
    this.#abort.abort(reason);
    this.#freeRoom();
  }

  async stop(): Promise<void> {
    const stopped = new RelayError('stopped');
    this.abort(stopped);
    this.end('stopped', errorFrame(stopped));
  }

  onEnd(listener: () => void): void {
    this.#onEnd.push(listener);
  }

  read(after: number): TurnReader {
    clearTimeout(this.#leftTimer);
    const reader = new LocalReader(this, after, () => this.#leave(reader));
    this.#readers.add(reader);
    return reader;
  }

  room(): Promise<void> | undefined {
    if (!this.#isFarBehind()) return undefined;
    return new Promise((resolve) => this.#roomWaiters.push(resolve));
  }

  /** Called by readers as they go on. */
  noteProgress(): void {
    if (this.#rules.id === undefined) {
      for (const reader of this.#readers) this.log.dropBefore(reader.index);
    }
    if (this.#roomWaiters.length > 0 && !this.#isFarBehind()) this.#freeRoom();
  }

  #isFarBehind(): boolean {
    for (const reader of this.#readers) if (this.log.size - reader.size <= farBehind) return false;
    return this.#readers.size > 0 && this.isRunning && !this.signal.aborted;
  }

  #freeRoom(): void {
    const waiters = this.#roomWaiters;
    this.#roomWaiters = [];
    for (const resolve of waiters) resolve();
  }

  #tell(): void {
    for (const reader of this.#readers) reader.wake();
    this.onChange();
  }

  /** Without readers the answer goes on for a while: whoever comes back finds it. */
  #leave(reader: LocalReader): void {
    this.#readers.delete(reader);
    this.noteProgress();
    if (this.#readers.size > 0 || !this.isRunning) return;
    const { id, detached } = this.#rules;
    const seconds = id === undefined ? 0 : detached;
    const give = (): void => void this.stop();
    if (seconds === 0) give();
    else this.#leftTimer = setTimeout(give, seconds * 1000);
  }
}

/** Reads a turn of this process. */
class LocalReader implements TurnReader {
  index: number;
  /** Characters read, those before the start included. */
  size: number;
  #wake: (() => void) | undefined;
  #isOpen = true;

  constructor(
    private readonly turn: LocalTurn,
    after: number,
    private readonly onClose: () => void,
  ) {
    this.index = Math.min(after, turn.log.length);
    this.size = turn.log.size;
  }

  take(): string | undefined {
    if (!this.#isOpen) return undefined;
    const frames = this.turn.log.after(this.index);
    if (frames.length === 0) return this.turn.isRunning ? '' : undefined;
    let text = '';
    for (const frame of frames) {
      this.index += 1;
      text += numbered(frame, this.index);
    }
    if (this.index === this.turn.log.length) this.size = this.turn.log.size;
    this.turn.noteProgress();
    return text;
  }

  whenChanged(listener: () => void): void {
    this.#wake = listener;
    if (!this.#isOpen || !this.turn.isRunning || this.index < this.turn.log.length) this.wake();
  }

  wake(): void {
    const listener = this.#wake;
    this.#wake = undefined;
    listener?.();
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.onClose();
    this.wake();
  }
}

/** A frame with its number, which a reader that comes back names in `Last-Event-ID`. */
export function numbered(frame: string, index: number): string {
  return `${frame}\nid: ${index}\n\n`;
}
