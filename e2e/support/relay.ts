import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCuttingProxy } from '../../relay/test/support/cutting-proxy.js';

/** A relay before a gateway, as `npm run relay` starts it. */
export interface RelayBeforeGateway {
  readonly url: string;
  /** The line that it prints for the owner's page. */
  readonly tag: string;
  /** Resets all connections to it. */
  cut(): void;
  stop(): Promise<void>;
}

/** @param more lines of its YAML */
export async function startRelay(
  gateway: string,
  key: string,
  origin: string,
  more: readonly string[] = [],
): Promise<RelayBeforeGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'causerie-e2e-'));
  writeFileSync(join(folder, 'key.txt'), key);
  const lines = [`url: ${gateway}`, 'keyFile: key.txt', `origin: ${origin}`, 'port: 0', ...more];
  writeFileSync(join(folder, 'relay.yaml'), lines.join('\n'));
  const child = spawn(process.execPath, ['scripts/relay.mjs', join(folder, 'relay.yaml')]);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let output = '';
  const listening = await new Promise<string>((resolve, reject) => {
    const read = (chunk: unknown): void => {
      output += String(chunk);
      const url = /listening on (\S+)/.exec(output)?.[1];
      if (url !== undefined && output.includes('</script>')) resolve(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then(() => reject(new Error(`the relay ended: ${output}`)));
  });
  const proxy = await startCuttingProxy(listening);
  return {
    url: proxy.url,
    tag: /<script.*<\/script>/.exec(output)?.[0].replace(listening, proxy.url) ?? '',
    cut: () => proxy.cut(),
    async stop() {
      child.kill('SIGKILL');
      await exited;
      proxy.close();
      rmSync(folder, { recursive: true });
    },
  };
}
