import { randomText } from '../../random.js';
import { RelayError } from '../../relay-error.js';
import { LocalTurn } from '../../turns/local-turn.js';
import type { TurnStore } from '../../turns/turn-store.js';
import type { RedisLink } from './redis-link.js';
import { RemoteTurn } from './remote-turn.js';
import { SharedTurn } from './shared-turn.js';
import { instanceChannel, TurnRecords, type TurnRecord } from './turn-records.js';

const renewLeaseMs = 1000;

/**
 * Answers that any relay on the same Redis can read and stop. Each is run by one of them, which keeps a lease; where
 * the lease is gone, whoever reads the answer next ends it as interrupted.
 */
export async function createRedisTurns(link: RedisLink, keep: number): Promise<TurnStore> {
  const instance = randomText(9);
  const records = new TurnRecords(link.client, keep);
  const turns = new Map<string, SharedTurn>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const renew = (): void => void records.renewLease(instance).catch(() => {});
  await records.renewLease(instance);
  const leaseTimer = setInterval(renew, renewLeaseMs);
  const unsubscribe = await link.subscribe(instanceChannel(instance), (id) => void turns.get(id)?.local.stop());
  link.onBack(() => {
    renew();
    for (const turn of turns.values()) void turn.flush();
  });

  function forgetLater(id: string): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      turns.get(id)?.dispose();
      turns.delete(id);
    }, keep * 1000);
    timers.add(timer);
  }

  async function forget(id: string): Promise<void> {
    turns.get(id)?.dispose();
    turns.delete(id);
    await records.forget(id);
  }

  return {
    async begin(rules) {
      const { id } = rules;
      if (id === undefined) return new LocalTurn(rules);
      // An answer that failed may be asked for again; its client has been told.
      const before = turns.get(id) ?? (await records.read(id).catch(() => undefined));
      if (before && stateOf(before) !== 'failed') return undefined;
      if (before) await forget(id);
      const turn = new SharedTurn(id, instance, rules, records);
      turns.set(id, turn);
      // While Redis is away the answer is known here alone; its copy is made when Redis is back.
      const isFree = await records.reserve(id, instance, rules.owner).catch(() => {
        turn.noteLost();
        return true;
      });
      if (!isFree) {
        turns.delete(id);
        return undefined;
      }
      turn.local.onEnd(() => forgetLater(id));
      return turn.local;
    },
    async find(id) {
      const own = turns.get(id);
      if (own) return own.local;
      const record = await records.read(id).catch((cause: unknown) => {
        throw new RelayError('busy', { status: 503, retryAfter: 2, cause });
      });
      return record && new RemoteTurn(id, record, records, link);
    },
    forget,
    async dispose() {
      clearInterval(leaseTimer);
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([...turns.values()].map((turn) => turn.flush()));
      for (const turn of turns.values()) turn.dispose();
      unsubscribe();
      await records.dropLease(instance).catch(() => {});
    },
  };
}

function stateOf(turn: SharedTurn | TurnRecord): TurnRecord['state'] {
  return turn instanceof SharedTurn ? (turn.local.ended ?? 'running') : turn.state;
}
