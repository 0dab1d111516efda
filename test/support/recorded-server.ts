import { readFileSync } from 'node:fs';

interface Exchange {
  readonly mode: 'open' | 'locked';
  readonly key: 'none' | 'wrong' | 'right';
  readonly method: string;
  readonly path: string;
  readonly what?: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The key that fits a recorded server. */
export const recordedKey = 'sk-right';

/** A real server as it was recorded in test/fixtures/servers: its answers to a page on https://shop.example. */
export function recordedServer(name: string, mode: Exchange['mode']): (request: Request) => Promise<Response> {
  const file = new URL(`../fixtures/servers/${name}.json`, import.meta.url);
  const { exchanges }: { readonly exchanges: readonly Exchange[] } = JSON.parse(readFileSync(file, 'utf8'));
  return async (request) => {
    const { method, url, headers } = request;
    const given = headers.get('authorization');
    const key = !given ? 'none' : given === `Bearer ${recordedKey}` ? 'right' : 'wrong';
    const what = method === 'POST' ? whatIsAsked(await request.json()) : undefined;
    const fitting = exchanges.filter((each) => each.mode === mode && each.method === method);
    const { pathname } = new URL(url);
    const found =
      fitting.find((each) => each.path === pathname && each.key === key && (!what || each.what === what)) ??
      fitting.find((each) => method === 'OPTIONS' || (each.path === pathname && mode === 'open')) ??
      exchanges.find((each) => each.mode === mode && each.path === '/nothing' && each.key === key);
    return new Response(found?.body ?? '', { status: found?.status ?? 404, headers: found?.headers ?? {} });
  };
}

function whatIsAsked({ model, stream }: { readonly model?: string; readonly stream?: boolean }): string {
  if (model === 'no-such-model') return 'unknown model';
  return stream ? 'answer' : 'whole';
}
