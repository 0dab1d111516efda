/** How an answer ended. Of `failed`, the last frame tells why. */
export type TurnEnd = 'complete' | 'failed' | 'stopped' | 'interrupted';

/** Whose answer it is. */
export interface TurnOwner {
  readonly origin: string;
  /** Undefined for a visitor whom the site does not know. */
  readonly user: string | undefined;
}

/** Reads the frames of an answer at the pace of whom they are for. */
export interface TurnReader {
  /** The frames that are there, as text of an event stream; empty where there are none yet, undefined after the end and once it is closed. */
  take(): string | undefined;
  /** Calls once `take` may give something else. One at a time waits. */
  whenChanged(listener: () => void): void;
  close(): void;
}

/** An answer that runs, or has ended not long ago. */
export interface Turn {
  readonly owner: TurnOwner;
  /** Reads the frames after number `after`. */
  read(after: number): TurnReader;
  /** Ends the upstream's request. Resolves once it has, or after a second. */
  stop(): Promise<void>;
}

/** The side of an answer that writes it. */
export interface RunningTurn extends Turn {
  /** Aborts when the answer is to end: stopped, or nobody reads it any more. Its reason is a RelayError. */
  readonly signal: AbortSignal;
  /** How it ended; undefined while it runs. */
  readonly ended: TurnEnd | undefined;
  append(frame: string): void;
  /** Ends the answer, once. `last` is the frame of the reason. */
  end(how: TurnEnd, last?: string): void;
  /** Aborts the signal. */
  abort(reason: Error): void;
  /** Resolves when the fastest reader is no longer far behind. */
  room(): Promise<void> | undefined;
}

/** How a turn is kept. */
export interface TurnRules {
  /** Without an id nobody can come back: the answer ends with its reader. */
  readonly id: string | undefined;
  readonly owner: TurnOwner;
  /** Seconds that an answer goes on without a reader. */
  readonly detached: number;
}

export interface TurnStore {
  /** Begins an answer; undefined where its id is taken. */
  begin(rules: TurnRules): Promise<RunningTurn | undefined>;
  find(id: string): Promise<Turn | undefined>;
  /** Forgets an answer that never began. */
  forget(id: string): Promise<void>;
  dispose(): Promise<void>;
}
