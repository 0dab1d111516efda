import type { ReadonlySignal } from '@preact/signals-core';
import type { MessageError, AgentStatus, Source } from '../../core/message.js';

/** An answer while it comes. Each field is a signal of its own, so that a delta renders one bubble and nothing else. */
export interface StreamingAnswer {
  readonly id: string;
  readonly turnId: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly text: ReadonlySignal<string>;
  readonly reasoning: ReadonlySignal<string>;
  readonly sources: ReadonlySignal<readonly Source[]>;
  /** Oldest first; the last one is what the agent does now. */
  readonly statuses: ReadonlySignal<readonly AgentStatus[]>;
}

/**
 * The turn that runs, at most one at a time. How a turn ended stands in its messages:
 * a user message that is `failed`, or an answer that is `complete` or `incomplete`.
 */
export type Turn =
  | { readonly phase: 'idle' }
  /** The browser is offline: messages wait until the server can be reached, this one first. */
  | { readonly phase: 'offline'; readonly turnId: string }
  /** The request is on its way. `since` is in milliseconds of the clock that never jumps. */
  | {
      readonly phase: 'waiting';
      readonly turnId: string;
      readonly attempt: number;
      readonly since: number;
      /** Nothing has left yet: other tabs use all connections that the browser gives the server. */
      readonly isForConnection?: boolean;
    }
  /** The next attempt leaves at `at`, in milliseconds of the clock that never jumps. */
  | {
      readonly phase: 'retrying';
      readonly turnId: string;
      readonly attempt: number;
      readonly at: number;
      readonly error: MessageError;
    }
  | { readonly phase: 'streaming'; readonly turnId: string; readonly answer: StreamingAnswer };

/** Whether an answer is coming, or being asked for. */
export function isBusy({ phase }: Turn): boolean {
  return phase !== 'idle' && phase !== 'offline';
}

/** A turn that runs. */
export type RunningPhase = Exclude<Turn, { phase: 'idle' }>;

/** The turns that other tabs run in the open conversation, by turn id. */
export type RemoteTurns = ReadonlyMap<string, RunningPhase>;
