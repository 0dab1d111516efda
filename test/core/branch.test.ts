import '../support/property-seed.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forkAt, pathOf, type Branch } from '../../src/core/branch.js';
import type { Message } from '../../src/core/message.js';
import { branchOfVersion, versionsOf } from '../../src/core/versions.js';

/** A conversation as it is stored, and, beside it, what each branch must show, kept by hand. */
class Sketch {
  readonly messages: { position: number; message: Message }[] = [];
  readonly branches: Branch[] = [];
  readonly expected = new Map<string | undefined, string[]>([[undefined, []]]);
  shown: string | undefined;
  #late: (() => void)[] = [];

  get path() {
    return pathOf(this.messages, this.branches, this.shown);
  }

  get ids(): string[] {
    return this.path.map(({ message }) => message.id);
  }

  /** A turn on the shown branch. Its answer may come later, when other messages have been written. */
  send(isLate: boolean): void {
    this.#ask(`t${this.messages.length}`, isLate);
  }

  edit(turn: number): void {
    const turnId = this.#turn(turn);
    if (turnId === undefined) return;
    const id = `t${this.messages.length}`;
    this.#leave(id, turnId, false);
    this.#ask(id, false);
  }

  regenerate(turn: number): void {
    const turnId = this.#turn(turn);
    // Without an answer there is nothing to be another version of.
    const isAnswered = this.path.some(({ message: m }) => m.role === 'assistant' && m.turnId === turnId);
    if (turnId === undefined || !isAnswered) return;
    this.#leave(`b${this.messages.length}`, turnId, true);
    this.#answer(turnId, this.shown);
  }

  arrive(): void {
    this.#late.shift()?.();
  }

  #turn(number: number): string | undefined {
    const users = this.path.filter(({ message }) => message.role === 'user');
    return users[number % users.length]?.message.turnId;
  }

  #leave(id: string, turnId: string, keepsUser: boolean): void {
    const fork = forkAt(this.path, this.branches, turnId, keepsUser);
    if (!fork) throw new Error('the turn is not on the path');
    const turns = this.path.filter(({ message }) => message.role === 'user').map(({ message }) => message.turnId);
    const kept = new Set(turns.slice(0, turns.indexOf(turnId)));
    const ids = this.path
      .filter(({ message: m }) => kept.has(m.turnId) || (keepsUser && m.role === 'user' && m.turnId === turnId))
      .map(({ message }) => message.id);
    this.branches.push({ id, ...fork, createdAt: this.branches.length });
    this.expected.set(id, ids);
    this.shown = id;
  }

  #ask(turnId: string, isLate: boolean): void {
    const { shown } = this;
    this.#put({ id: `u-${turnId}`, turnId, role: 'user', text: '', createdAt: 0, status: 'complete' }, shown);
    if (isLate) this.#late.push(() => this.#answer(turnId, shown));
    else this.#answer(turnId, shown);
  }

  #answer(turnId: string, branch: string | undefined): void {
    const id = `a-${turnId}-${this.messages.length}`;
    this.#put({ id, turnId, role: 'assistant', text: '', createdAt: 0, status: 'complete' }, branch);
  }

  #put(message: Message, branch: string | undefined): void {
    // Holes, as the disk has them.
    const position = this.messages.length * 3;
    this.messages.push({ position, message: branch === undefined ? message : { ...message, branch } });
    this.#show(branch, message);
  }

  /** A late answer is seen from each branch that kept its turn. */
  #show(branch: string | undefined, message: Message): void {
    const positions = new Map(this.messages.map((placed) => [placed.message.id, placed.position]));
    for (const [id, ids] of this.expected) {
      const isOwn = id === branch;
      const hasTurn = ids.includes(`u-${message.turnId}`);
      const isFork = this.branches.some((b) => b.id === id && b.turnId === message.turnId && b.keepsUser);
      const inherits = hasTurn && message.role === 'assistant' && !isFork && this.#owner(message.turnId) === branch;
      if (!isOwn && !inherits) continue;
      ids.push(message.id);
      ids.sort((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
    }
  }

  #owner(turnId: string): string | undefined {
    return this.messages.find(({ message }) => message.id === `u-${turnId}`)?.message.branch;
  }
}

const steps = fc.array(
  fc.record({
    what: fc.constantFrom('send', 'send late', 'edit', 'regenerate', 'arrive', 'step back', 'step on'),
    turn: fc.nat(20),
  }),
  { maxLength: 25 },
);

function play(sketch: Sketch, { what, turn }: { what: string; turn: number }): void {
  if (what === 'edit') sketch.edit(turn);
  else if (what === 'regenerate') sketch.regenerate(turn);
  else if (what === 'arrive') sketch.arrive();
  else if (what.startsWith('send')) sketch.send(what === 'send late');
  else {
    const { path, branches } = sketch;
    const message = path[turn % path.length]?.message;
    const next = message && branchOfVersion(path, branches, message.id, what === 'step on' ? 1 : -1);
    if (next) sketch.shown = next.branch;
  }
}

test('each branch shows its parent before the fork, and its own messages', () => {
  fc.assert(
    fc.property(steps, (played) => {
      const sketch = new Sketch();
      for (const step of played) play(sketch, step);
      for (const [id, ids] of sketch.expected) {
        sketch.shown = id;
        expect(sketch.ids).toEqual(ids);
      }
    }),
  );
});

test('no message is out of reach', () => {
  fc.assert(
    fc.property(steps, (played) => {
      const sketch = new Sketch();
      for (const step of played) play(sketch, step);
      const reached = new Set<string>();
      for (const id of sketch.expected.keys()) {
        for (const { message } of pathOf(sketch.messages, sketch.branches, id)) reached.add(message.id);
      }
      expect(reached.size).toBe(sketch.messages.length);
    }),
  );
});

test('versions are numbered without a gap, and a step on and back shows the version it left', () => {
  fc.assert(
    fc.property(steps, (played) => {
      const sketch = new Sketch();
      for (const step of played) play(sketch, step);
      for (const [id, { index, count }] of versionsOf(sketch.path, sketch.branches)) {
        const start = sketch.shown;
        const seen = new Set([id]);
        let current = id;
        for (let at = index; at > 1; at -= 1) current = stepped(sketch, current, -1, at - 1, count, seen);
        for (let at = 1; at < count; at += 1) current = stepped(sketch, current, 1, at + 1, count, seen);
        expect(branchOfVersion(sketch.path, sketch.branches, current, 1)).toBeNull();
        expect(seen.size).toBe(count);
        sketch.shown = start;
      }
    }),
  );
});

/** Goes to the next version of a message, checks its number, and returns the message that stands there now. */
function stepped(sketch: Sketch, from: string, step: -1 | 1, index: number, count: number, seen: Set<string>): string {
  const next = branchOfVersion(sketch.path, sketch.branches, from, step);
  if (next === null) throw new Error('there is no such version');
  const place = sketch.path.findIndex(({ message }) => message.id === from);
  const role = sketch.path[place]?.message.role;
  const turns = turnsOf(sketch);
  const turn = turns.indexOf(sketch.path[place]?.message.turnId ?? '');
  sketch.shown = next.branch;
  const turnId = turnsOf(sketch)[turn];
  const shown = sketch.path.find(({ message }) => message.role === role && message.turnId === turnId)?.message.id;
  if (shown === undefined) throw new Error('the version is not on the path');
  expect(versionsOf(sketch.path, sketch.branches).get(shown)).toEqual({ index, count });
  seen.add(shown);
  return shown;
}

function turnsOf(sketch: Sketch): string[] {
  return sketch.path.flatMap(({ message }) => (message.role === 'user' ? [message.turnId] : []));
}

test('a path of the newest page is the end of the whole path', () => {
  fc.assert(
    fc.property(steps, fc.nat(30), (played, from) => {
      const sketch = new Sketch();
      for (const step of played) play(sketch, step);
      const page = sketch.messages.slice(from);
      const expected = sketch.ids.filter((id) => page.some(({ message }) => message.id === id));
      const users = new Set(page.map(({ message }) => message.id));
      // An answer whose question is on the page before is shown with it, when that is there.
      const isWhole = (id: string): boolean => {
        const message = sketch.messages.find((placed) => placed.message.id === id)?.message;
        return message?.role === 'user' || users.has(`u-${message?.turnId}`);
      };
      const shown = pathOf(page, sketch.branches, sketch.shown).map(({ message }) => message.id);
      expect(shown.filter(isWhole)).toEqual(expected.filter(isWhole));
    }),
  );
});

test('an edit of an edit is a third version', () => {
  const sketch = new Sketch();
  sketch.send(false);
  sketch.edit(0);
  sketch.edit(0);
  const [user] = sketch.path;
  expect(user && versionsOf(sketch.path, sketch.branches).get(user.message.id)).toEqual({ index: 3, count: 3 });
});

test('going back to a version shows what followed it last', () => {
  const sketch = new Sketch();
  sketch.send(false);
  sketch.send(false);
  sketch.edit(1);
  const left = sketch.ids;
  sketch.regenerate(0);
  const [, answer] = sketch.path;
  const back = branchOfVersion(sketch.path, sketch.branches, answer?.message.id ?? '', -1);
  sketch.shown = back?.branch;
  expect(sketch.ids).toEqual(left);
});

test('messages of a branch that is lost are shown with the trunk', () => {
  const sketch = new Sketch();
  sketch.send(false);
  sketch.edit(0);
  expect(pathOf(sketch.messages, [], undefined)).toHaveLength(4);
  const other: Branch = { id: 'x', turnId: 'gone', position: 1, keepsUser: false, createdAt: 0 };
  expect(pathOf(sketch.messages, [other], undefined)).toHaveLength(4);
});

test('branches that come from each other end', () => {
  const a: Branch = { id: 'a', from: 'b', turnId: 't', position: 0, keepsUser: false, createdAt: 0 };
  const b: Branch = { ...a, id: 'b', from: 'a' };
  expect(pathOf([], [a, b], 'a')).toEqual([]);
});
