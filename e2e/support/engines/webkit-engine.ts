import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { findWebKit } from '../../../scripts/find-engines.mjs';
import { findInChat, type Driver, type Engine, type NamedKey, type Place } from './driver.js';
import { openHiddenScreen } from './hidden-screen.js';
import { untilListening, WebDriverSession } from './webdriver.js';

/** A browser that has not started after this many milliseconds hangs, as WebKitGTK's does now and then. */
const startLimit = 20_000;
const mostStarts = 3;

/** WebKitGTK's small browser, driven by its own WebDriver server on a screen that nobody sees. */
export async function startWebKit(): Promise<Engine> {
  const found = findWebKit();
  if (!found) throw new Error('WebKitGTK is not installed');
  const screen = await openHiddenScreen(found.screen);
  let server = await startServer(found.driver, screen.display);
  let session: WebDriverSession | undefined;
  const end = async (): Promise<void> => {
    await session?.end();
    session = undefined;
  };
  return {
    // Each session has storage of its own, and the server takes one at a time.
    async open() {
      await end();
      const wanted = {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: found.browser, args: ['--automation'] },
      };
      for (let start = 1; !session; start += 1) {
        try {
          session = await WebDriverSession.start(server.url, wanted, startLimit);
        } catch (error) {
          if (start === mostStarts) throw error;
          process.stdout.write(`WebKit did not start, and is started once more: ${String(error)}\n`);
          server.stop();
          server = await startServer(found.driver, screen.display);
        }
      }
      await session.post('/timeouts', { script: 240_000, pageLoad: 60_000 });
      await session.post('/window/rect', { width: 1000, height: 860 });
      return new WebKitDriver(session);
    },
    async close() {
      await end();
      server.stop();
      screen.close();
    },
  };
}

interface Server {
  readonly url: string;
  /** Ends it, and the browser that it has started. */
  stop(): void;
}

async function startServer(driver: string, display: string): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, DISPLAY: display, LANGUAGE: 'en_US', WAYLAND_DISPLAY: '' };
  // A group of its own, so that a browser that hangs ends with it.
  const program = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env, detached: true });
  const stop = (): void => {
    process.off('exit', stop);
    try {
      if (program.pid) process.kill(-program.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  // A worker that is ended in mid-test leaves none behind.
  process.once('exit', stop);
  await untilListening(url);
  return { url, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The key values of WebDriver. */
const keyCodes: Readonly<Record<NamedKey, string>> = { Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C' };

class WebKitDriver implements Driver {
  constructor(readonly session: WebDriverSession) {}

  async goto(url: string): Promise<void> {
    await this.session.post('/url', { url });
  }

  async reload(): Promise<void> {
    await this.session.post('/refresh');
  }

  async enterFrame(): Promise<void> {
    const script = "return document.querySelector('iframe')";
    await this.session.post('/frame', { id: await this.session.post('/execute/sync', { script, args: [] }) });
  }

  async evaluate<A extends readonly unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    const script = `const [args, done] = arguments;
      Promise.resolve().then(() => (${run.toString()})(...args)).then((value) => done({ value }), (error) => done({ thrown: String(error) }));`;
    const outcome = await this.session.post<{ value: R } | { thrown: string }>('/execute/async', {
      script,
      args: [args],
    });
    if ('thrown' in outcome) throw new Error(outcome.thrown);
    return outcome.value;
  }

  async click(place: Place): Promise<void> {
    const reference = await this.#find(place);
    await this.session.post(`/element/${reference}/click`);
  }

  async #find(place: Place): Promise<string> {
    const script = `return (${findInChat.toString()})(arguments[0])`;
    for (let attempt = 0; attempt < 200; attempt++) {
      const found = await this.session.post<Record<string, string> | null>('/execute/sync', { script, args: [place] });
      const [reference] = Object.values(found ?? {});
      if (reference) return reference;
      await this.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
    }
    throw new Error(`nothing is at ${JSON.stringify(place)}`);
  }

  async type(text: string): Promise<void> {
    for (const character of text) await this.#press(character);
  }

  press(key: NamedKey): Promise<void> {
    return this.#press(keyCodes[key]);
  }

  async #press(value: string): Promise<void> {
    const strokes = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
    await this.session.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions: strokes }] });
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.session.get<string>('/screenshot'), 'base64');
  }
}
