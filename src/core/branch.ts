import { defined } from './defined.js';
import type { Message } from './message.js';

/**
 * Another way that a conversation went on. The messages of a conversation are one list; each names the branch it was
 * written on, or none where it belongs to the trunk.
 */
export interface Branch {
  /** Made by the client. Where the visitor wrote another text, the id of the turn that begins with it. */
  readonly id: string;
  /** The branch it left; absent: the trunk. */
  readonly from?: string;
  /** The turn at which it left. */
  readonly turnId: string;
  /** The position of that turn's user message. */
  readonly position: number;
  /** True: another answer to the same message. False: another text of the visitor. */
  readonly keepsUser: boolean;
  /** Milliseconds since 1970, and later than that of every branch there was before: it gives versions their order. */
  readonly createdAt: number;
}

/** The point at which a branch leaves another. */
export type Fork = Pick<Branch, 'from' | 'turnId' | 'position' | 'keepsUser'>;

/** A message with its position. */
export interface Placed {
  readonly position: number;
  readonly message: Message;
}

/** Which of several versions a message is, counted from 1. */
export interface Version {
  readonly index: number;
  readonly count: number;
}

/**
 * The messages that are read when a branch is shown, by position: its parent's path before the turn at which it left
 * (with that turn's user message where it keeps it), and all of its own. A message of an unknown branch counts as one of
 * the trunk, so that it is not lost.
 *
 * @param messages by position; may lack the oldest
 */
export function pathOf<P extends Placed>(
  messages: readonly P[],
  branches: readonly Branch[],
  shown: string | undefined,
): readonly P[] {
  if (branches.length === 0) return messages;
  const known = byId(branches);
  const ownOf = ({ message }: Placed): string | undefined => (known.has(message.branch) ? message.branch : undefined);
  let path = messages.filter((placed) => ownOf(placed) === undefined);
  for (const branch of chainOf(shown, known)) {
    const kept = new Set<Placed>(before(path, branch));
    path = messages.filter((placed) => kept.has(placed) || ownOf(placed) === branch.id);
  }
  return path;
}

/** The fork of a branch that changes a turn of the path. A change of a change leaves where the first one did. */
export function forkAt(
  path: readonly Placed[],
  branches: readonly Branch[],
  turnId: string,
  keepsUser: boolean,
): Fork | undefined {
  const placed = path.find(({ message }) => message.role === 'user' && message.turnId === turnId);
  return placed && forkOf(placed.message, placed.position, byId(branches), keepsUser);
}

export function forkOf(user: Message, position: number, known: Known, keepsUser: boolean): Fork {
  const own = known.get(user.branch);
  if (!own) return { turnId: user.turnId, position, keepsUser };
  const isChanged = !keepsUser && own.id === user.turnId;
  const fork = isChanged ? own : { from: own.id, turnId: user.turnId, position };
  return defined({ from: fork.from, turnId: fork.turnId, position: fork.position, keepsUser });
}

/** The part of a path that a branch keeps: whole turns, wherever their answers are. */
function before<P extends Placed>(path: readonly P[], { turnId, position, keepsUser }: Branch): readonly P[] {
  const users = path.filter(({ message }) => message.role === 'user');
  const at = users.findIndex(({ message }) => message.turnId === turnId);
  const earlier = at < 0 ? users.filter((user) => user.position < position) : users.slice(0, at);
  const turns = new Set(earlier.map(({ message }) => message.turnId));
  const fork = keepsUser ? users[at] : undefined;
  return path.filter((placed) => placed === fork || turns.has(placed.message.turnId));
}

/** The branch and those it comes from, the oldest first. */
export function chainOf(shown: string | undefined, known: Known): readonly Branch[] {
  const chain = new Set<Branch>();
  for (let branch = known.get(shown); branch && !chain.has(branch); branch = known.get(branch.from)) chain.add(branch);
  return [...chain].toReversed();
}

export type Known = ReadonlyMap<string | undefined, Branch>;

export function byId(branches: readonly Branch[]): Known {
  return new Map(branches.map((branch) => [branch.id, branch]));
}
