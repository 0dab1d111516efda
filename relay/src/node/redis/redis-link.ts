import { createClient } from '@redis/client';
import type { Observe } from '../../relay-event.js';

const connectMs = 5000;
const commandMs = 1000;
/** All keys of relays begin with it. */
export const prefix = 'causerie:';

export type RedisClient = ReturnType<typeof newClient>;

/** The connections of one relay to Redis. They come back by themselves. */
export interface RedisLink {
  readonly client: RedisClient;
  /** Calls back with each message of a channel. Resolves with what ends that. */
  subscribe(channel: string, onMessage: (message: string) => void): Promise<() => void>;
  /** Calls back each time the connection is there again. */
  onBack(listener: () => void): void;
  dispose(): void;
}

function newClient(url: string) {
  return createClient({
    url,
    // While Redis is away commands fail at once, so that the relay can go on without it.
    disableOfflineQueue: true,
    commandOptions: { timeout: commandMs },
    socket: { connectTimeout: 2000, reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 500) },
  });
}

/** Connects. Rejects where Redis does not answer within five seconds. */
export async function connectRedis(url: string, observe: Observe): Promise<RedisLink> {
  const client = newClient(url);
  const subscriber = client.duplicate();
  const listeners: (() => void)[] = [];
  let isLost = false;
  let hasBeenReady = false;

  client.on('error', (error: Error) => {
    if (!isLost && hasBeenReady) observe({ type: 'state-lost', reason: error.message });
    isLost = true;
  });
  client.on('ready', () => {
    if (isLost && hasBeenReady) observe({ type: 'state-back' });
    isLost = false;
    hasBeenReady = true;
    for (const listener of listeners) listener();
  });
  // The other connection has the same faults, which are told once.
  subscriber.on('error', () => {});

  const limit = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`redis: nothing answers at ${shownUrl(url)}`)), connectMs).unref();
  });
  try {
    await Promise.race([Promise.all([client.connect(), subscriber.connect()]), limit]);
  } catch (error) {
    client.destroy();
    subscriber.destroy();
    throw error;
  }

  return {
    client,
    async subscribe(channel, onMessage) {
      await subscriber.subscribe(prefix + channel, onMessage);
      return () => void subscriber.unsubscribe(prefix + channel, onMessage).catch(() => {});
    },
    onBack: (listener) => void listeners.push(listener),
    dispose() {
      client.destroy();
      subscriber.destroy();
    },
  };
}

/** An address without its password. */
function shownUrl(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//…@');
}
