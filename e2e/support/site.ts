import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import { portOf } from '../../test/support/port-of.js';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.map': 'application/json',
  '.json': 'application/json',
  '.html': 'text/html',
};

interface Page {
  readonly text: string;
  readonly headers: Record<string, string>;
}

/** The folder that an owner copies lies on the site as `/causerie/`; all else is a path of the project. */
export function fileOf(path: string): string {
  const [, copied] = /^\/causerie\/(.*)/.exec(normalize(path)) ?? [];
  return join(process.cwd(), copied === undefined ? normalize(path) : join('dist/browser', copied));
}

/** Attributes of a script tag, by their names without `data-`. */
export type TagOptions = Readonly<Record<string, string>>;

/** The owner's website: serves the built files and the pages that a test puts up. */
export class Site {
  readonly #pages = new Map<string, Page>();
  readonly #server: Server;
  /** Every path that was asked for, in order, but the icon of the page: a browser asks for that by itself, when it likes. */
  readonly requests: string[] = [];
  /** What browsers reported to `/report`, where a page's policy names it. */
  readonly reports: string[] = [];
  url = '';

  constructor() {
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://site').pathname;
      if (path !== '/favicon.ico') this.requests.push(path);
      if (path === '/report') {
        void text(request).then((report) => this.reports.push(report));
        response.writeHead(204).end();
        return;
      }
      const page = this.#pages.get(path);
      if (page) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
        response.end(page.text);
        return;
      }
      readFile(fileOf(path))
        .then((file) => {
          response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
          response.end(file);
        })
        .catch(() => {
          // A browser asks for an icon by itself; a 404 would stand in the console as an error of the page.
          response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
        });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${portOf(this.#server)}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Puts up a page and returns its address. */
  page(body: string, { head = '', lang = 'en', headers = {} as Record<string, string> } = {}): string {
    const path = `/page-${this.#pages.size + 1}`;
    const text = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>TechNova</title>${head}</head><body>${body}</body></html>`;
    this.#pages.set(path, { text, headers });
    return this.url + path;
  }

  /** Puts up a script and returns its path. */
  script(text: string): string {
    const path = `/script-${this.#pages.size + 1}.js`;
    this.#pages.set(path, { text, headers: { 'content-type': 'text/javascript; charset=utf-8' } });
    return path;
  }

  /** A page with some text and the script tag. */
  tagged(options: TagOptions, more: Parameters<Site['page']>[1] = {}): string {
    return this.page(`<main><h1>TechNova</h1><p>Gateways for small offices.</p></main>${tag(options)}`, more);
  }
}

/** The script tag as an owner would paste it. */
export function tag(options: TagOptions): string {
  const attributes = Object.entries(options).map(([name, value]) => ` data-${name}="${escaped(value)}"`);
  return `<script src="/causerie/causerie.js"${attributes.join('')} async></script>`;
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
