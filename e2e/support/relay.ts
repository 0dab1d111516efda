import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCuttingProxy } from '../../relay/test/support/cutting-proxy.js';

/** A relay before a gateway, as `npm run relay` starts it. */
interface RelayCommand {
  readonly url: string;
  /** The line that it prints for the owner's page. */
  readonly tag: string;
  /** Kills it. */
  stop(): Promise<void>;
}

/** The same behind a proxy. */
export interface RelayBeforeGateway extends RelayCommand {
  /** Resets all connections to it. */
  cut(): void;
}

/** @param options lines of its YAML */
export async function startRelayCommand(options: readonly string[], key: string): Promise<RelayCommand> {
  const folder = mkdtempSync(join(tmpdir(), 'causerie-e2e-'));
  writeFileSync(join(folder, 'key.txt'), key);
  writeFileSync(join(folder, 'relay.yaml'), options.join('\n'));
  const child = spawn(process.execPath, ['scripts/relay.mjs', join(folder, 'relay.yaml')]);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: unknown): void => {
      output += String(chunk);
      const found = /listening on (\S+)/.exec(output)?.[1];
      if (found !== undefined && output.includes('</script>')) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then(() => reject(new Error(`the relay ended: ${output}`)));
  });
  return {
    url,
    tag: /<script.*<\/script>/.exec(output)?.[0] ?? '',
    async stop() {
      child.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param more lines of its YAML */
export async function startRelay(
  gateway: string,
  key: string,
  origin: string,
  more: readonly string[] = [],
): Promise<RelayBeforeGateway> {
  const own = [`url: ${gateway}`, 'keyFile: key.txt', `origin: ${origin}`, 'port: 0'];
  const relay = await startRelayCommand([...own, ...more], key);
  const proxy = await startCuttingProxy(relay.url);
  return {
    url: proxy.url,
    tag: relay.tag.replace(relay.url, proxy.url),
    cut: () => proxy.cut(),
    async stop() {
      await relay.stop();
      proxy.close();
    },
  };
}
