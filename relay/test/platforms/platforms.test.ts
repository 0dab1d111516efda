import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startUpstream, type Upstream } from '../support/upstream.js';
import { sendTo } from '../support/visitor.js';
import { sceneOptions, scenes } from './scenes.js';
import { startPlatform, type Platform, type PlatformName } from './start-platform.js';

test('there are 40 scenes', () => {
  expect(Object.keys(scenes)).toHaveLength(40);
});

/** The packages of the others are of this system alone. */
const isWithOthers = process.platform === 'linux' && process.arch === 'x64';
const platforms: readonly PlatformName[] = isWithOthers ? ['node', 'deno', 'bun', 'workerd'] : ['node'];

describe.each(platforms)('on %s', (name) => {
  let upstream: Upstream;
  let platform: Platform;
  beforeAll(async () => {
    upstream = await startUpstream([
      { id: 'm', name: 'Model' },
      { id: 'hidden', name: 'Hidden' },
    ]);
    platform = await startPlatform(name, sceneOptions(upstream.url));
  });
  afterEach(() => {
    upstream.reply = undefined;
  });
  afterAll(async () => {
    await platform.stop();
    await upstream.close();
  });

  test.each(Object.entries(scenes))('%s', async (_, play) => {
    await play({ send: sendTo(platform.url), upstream });
  });
});
