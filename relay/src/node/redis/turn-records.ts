import { RelayError, errorFrame } from '../../relay-error.js';
import type { TurnEnd, TurnOwner } from '../../turns/turn-store.js';
import { prefix, type RedisClient } from './redis-link.js';

/** An answer that runs is forgotten after this time, should its relay never say that it has ended. */
const longestSeconds = 86_400;
const leaseMs = 3000;

/** What Redis knows of an answer. */
export interface TurnRecord {
  readonly owner: TurnOwner;
  /** The relay that runs it, or ran it. */
  readonly instance: string;
  readonly state: 'running' | TurnEnd;
}

/** A frame with its number. */
export interface NumberedFrame {
  readonly index: number;
  readonly frame: string;
}

/**
 * Ends an answer whose relay is gone. In one step, so that its last frame is there before anybody reads that it has
 * ended.
 */
const interruptScript = `
if redis.call('HGET', KEYS[1], 'state') ~= 'running' or redis.call('EXISTS', KEYS[3]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'state', 'interrupted')
local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)
local index = 0
if last[1] then index = tonumber(string.match(last[1][1], '^%d+')) end
redis.call('XADD', KEYS[2], string.format('%d-0', index + 1), 'f', ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[2])
return 1`;

/** Answers in Redis: a hash with what is known of each, and a stream of its frames, whose ids are their numbers. */
export class TurnRecords {
  constructor(
    private readonly client: RedisClient,
    private readonly keep: number,
  ) {}

  /** Says that a relay lives. */
  async renewLease(instance: string): Promise<void> {
    await this.client.set(leaseKey(instance), '1', { expiration: { type: 'PX', value: leaseMs } });
  }

  async dropLease(instance: string): Promise<void> {
    await this.client.del(leaseKey(instance));
  }

  /** Whether the id was free. */
  async reserve(id: string, instance: string, owner: TurnOwner): Promise<boolean> {
    if ((await this.client.hSetNX(turnKey(id), 'instance', instance)) !== 1) return false;
    await this.describe(id, { instance, owner, state: 'running' });
    return true;
  }

  async describe(id: string, { instance, owner, state }: TurnRecord): Promise<void> {
    const seconds = state === 'running' ? longestSeconds : this.keep;
    const fields = { instance, state, origin: owner.origin, ...(owner.user !== undefined && { user: owner.user }) };
    await Promise.all([
      this.client.hSet(turnKey(id), fields),
      this.client.expire(turnKey(id), seconds),
      this.client.expire(framesKey(id), seconds),
    ]);
  }

  async read(id: string): Promise<TurnRecord | undefined> {
    const { instance, state, origin, user } = await this.client.hGetAll(turnKey(id));
    if (instance === undefined || origin === undefined || !isState(state)) return undefined;
    return { instance, state, owner: { origin, user } };
  }

  /** The number of the last frame. */
  async lastIndex(id: string): Promise<number> {
    const [last] = (await this.client.xRevRange(framesKey(id), '+', '-', { COUNT: 1 })) ?? [];
    return last ? indexOf(last.id) : 0;
  }

  async framesAfter(id: string, index: number, most: number): Promise<readonly NumberedFrame[]> {
    const entries = (await this.client.xRange(framesKey(id), `(${index}-0`, '+', { COUNT: most })) ?? [];
    return entries.map(({ id: entry, message }) => ({ index: indexOf(entry), frame: message['f'] ?? '' }));
  }

  async append(id: string, frames: readonly NumberedFrame[]): Promise<void> {
    await Promise.all(frames.map(({ index, frame }) => this.client.xAdd(framesKey(id), `${index}-0`, { f: frame })));
    await this.client.expire(framesKey(id), longestSeconds);
  }

  async dropFrames(id: string): Promise<void> {
    await this.client.del(framesKey(id));
  }

  async forget(id: string): Promise<void> {
    await this.client.del([turnKey(id), framesKey(id)]);
  }

  /** Ends an answer whose relay has no lease any more. */
  async interruptIfDead(id: string, instance: string): Promise<void> {
    const keys = [turnKey(id), framesKey(id), leaseKey(instance)];
    const last = errorFrame(new RelayError('interrupted'));
    await this.client.eval(interruptScript, { keys, arguments: [last, String(this.keep)] });
  }

  /** Tells whoever follows an answer that there is more. */
  async hint(channel: string, message: string): Promise<void> {
    await this.client.publish(prefix + channel, message);
  }
}

export const turnChannel = (id: string): string => `turn:${id}`;
export const instanceChannel = (instance: string): string => `instance:${instance}`;
const turnKey = (id: string): string => `${prefix}turn:${id}`;
const framesKey = (id: string): string => `${prefix}frames:${id}`;
const leaseKey = (instance: string): string => `${prefix}lease:${instance}`;

function indexOf(entry: string): number {
  return Number(entry.split('-')[0]);
}

function isState(text: string | undefined): text is TurnRecord['state'] {
  return text !== undefined && ['running', 'complete', 'failed', 'stopped', 'interrupted'].includes(text);
}
