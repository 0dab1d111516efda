import { byId, chainOf, forkOf, type Branch, type Fork, type Placed, type Version } from './branch.js';
import type { Message, UserMessage } from './message.js';

/** Which version each message of the path is, by message id, where there are several. */
export function versionsOf(path: readonly Placed[], branches: readonly Branch[]): ReadonlyMap<string, Version> {
  const versions = new Map<string, Version>();
  if (branches.length === 0) return versions;
  const siblings = new Map<string, Branch[]>();
  for (const branch of branches.toSorted(byAge)) {
    const key = keyOf(branch);
    siblings.set(key, [...(siblings.get(key) ?? []), branch]);
  }
  for (const { message, fork } of forksOf(path, branches)) {
    const others = siblings.get(keyOf(fork));
    if (others) versions.set(message.id, { index: indexOf(message, others), count: others.length + 1 });
  }
  return versions;
}

/**
 * The branch to show for the version before or after a message of the path: the newest of those in which that
 * version is read. Null where there is no such version.
 */
export function branchOfVersion(
  path: readonly Placed[],
  branches: readonly Branch[],
  messageId: string,
  step: -1 | 1,
): { readonly branch: string | undefined } | null {
  const found = forksOf(path, branches).find(({ message }) => message.id === messageId);
  if (!found) return null;
  const { message, fork } = found;
  const others = branches.filter((branch) => keyOf(branch) === keyOf(fork)).toSorted(byAge);
  const index = indexOf(message, others) + step;
  if (index < 1 || index > others.length + 1) return null;
  const target = others[index - 2];
  const known = byId(branches);
  const leadsThere = (branch: Branch): boolean => (target ? branch.id === target.id : isBehind(branch, fork));
  const reading = branches.filter(({ id }) => chainOf(id, known).some(leadsThere));
  return { branch: reading.toSorted(byAge).at(-1)?.id ?? fork.from };
}

/** A branch that leaves its parent after the fork, or at its turn where what the fork changes was read already. */
function isBehind(branch: Branch, fork: Fork): boolean {
  if (branch.from !== fork.from) return false;
  if (branch.turnId === fork.turnId) return branch.keepsUser && !fork.keepsUser;
  return branch.position > fork.position;
}

/** The messages of the path that may have versions: the visitor's, and the answers to them. */
function forksOf(path: readonly Placed[], branches: readonly Branch[]): { message: Message; fork: Fork }[] {
  const known = byId(branches);
  const users = new Map<string, UserMessage & Pick<Placed, 'position'>>();
  for (const { position, message } of path) {
    if (message.role === 'user') users.set(message.turnId, { ...message, position });
  }
  return path.flatMap(({ message }) => {
    const user = users.get(message.turnId);
    return user ? [{ message, fork: forkOf(user, user.position, known, message.role === 'assistant') }] : [];
  });
}

/** 1 is the parent's own. */
function indexOf(message: Message, others: readonly Branch[]): number {
  return others.findIndex(({ id }) => id === message.branch) + 2;
}

/** The same for the versions of one message. */
function keyOf({ from, turnId, keepsUser }: Fork): string {
  return JSON.stringify([from ?? null, turnId, keepsUser]);
}

function byAge(a: Branch, b: Branch): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}
