/** A folder whose files the server hands out beside the gateway. */
export interface StaticFolder {
  readonly folder: string;
  /** Changes a text file (HTML, CSS, JavaScript) as it is sent; `url` is the address that was asked for. */
  readonly rewrite?: (text: string, url: URL) => string;
  /** Headers sent with each file, such as a content security policy. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Folders by the path they are mounted at, such as `{ '/': 'demo', '/causerie/': 'dist/browser' }`. */
export type StaticFolders = Readonly<Record<string, string | StaticFolder>>;

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  woff2: 'font/woff2',
};

/** The file that a request asks for; undefined where there is none, so that the gateway may answer. */
export async function staticFile(request: Request, folders: StaticFolders): Promise<Response | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const url = new URL(request.url);
  const mounts = Object.entries(folders).sort(([a], [b]) => b.length - a.length);
  for (const [mount, entry] of mounts) {
    const place = typeof entry === 'string' ? { folder: entry } : entry;
    const below = pathBelow(url.pathname, mount);
    const found = below === undefined ? undefined : await readFileBelow(place.folder, below);
    if (found) return fileResponse(found, url, place);
    // As other static hosts do, so that what is relative in the page is right.
    if (below && !below.endsWith('/') && (await readFileBelow(place.folder, `${below}/`)))
      return new Response(null, { status: 301, headers: { location: `${url.pathname}/${url.search}` } });
  }
  return undefined;
}

function pathBelow(path: string, mount: string): string | undefined {
  const base = mount.endsWith('/') ? mount : `${mount}/`;
  if (!path.startsWith(base)) return undefined;
  try {
    return decodeURIComponent(path.slice(base.length));
  } catch {
    return undefined;
  }
}

interface FoundFile {
  readonly extension: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function readFileBelow(folder: string, below: string): Promise<FoundFile | undefined> {
  const { readFile } = await import('node:fs/promises');
  const { extname, join, resolve, sep } = await import('node:path');
  const root = resolve(folder);
  const file = join(root, below === '' || below.endsWith('/') ? `${below}index.html` : below);
  if (!file.startsWith(root + sep) || below.includes('\0')) return undefined;
  try {
    return { extension: extname(file).slice(1), bytes: new Uint8Array(await readFile(file)) };
  } catch {
    return undefined;
  }
}

function fileResponse({ extension, bytes }: FoundFile, url: URL, { rewrite, headers }: StaticFolder): Response {
  const type = types[extension] ?? 'application/octet-stream';
  const isText = ['css', 'html', 'js'].includes(extension);
  const body = rewrite && isText ? rewrite(new TextDecoder().decode(bytes), url) : bytes;
  return new Response(body, {
    headers: { 'content-type': type, 'cache-control': 'no-cache', 'access-control-allow-origin': '*', ...headers },
  });
}
