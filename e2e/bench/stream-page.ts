import type { CDPSession, Page } from '@playwright/test';

/** Characters of a delta, and of all deltas of a frame. */
const deltaLength = 8;
const frameLength = 64;

/** What the pages of this bench have beside their own. */
interface BenchWindow extends Window {
  /** Makes the next request of the widget be answered with this, from within the page. */
  answer?: string;
  /** Lets the answer come, once it is asked for. */
  go?: () => void;
}

/** Answers the widget's request from within the page, so that each frame gets its deltas exactly. */
export async function playAnswers(page: Page): Promise<void> {
  await page.addInitScript(
    ({ deltaLength, frameLength }) => {
      const bench = window as BenchWindow;
      const original = window.fetch;
      const encoder = new TextEncoder();
      const frame = (delta: object, finish_reason: string | null): Uint8Array => {
        const chunk = { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm' };
        return encoder.encode(
          `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, delta, finish_reason }] })}\n\n`,
        );
      };
      const framesOf = (text: string): Uint8Array[][] => {
        const frames: Uint8Array[][] = [];
        for (let at = 0; at < text.length; at += deltaLength) {
          if (at % frameLength === 0) frames.push([]);
          frames.at(-1)?.push(frame({ content: text.slice(at, at + deltaLength) }, null));
        }
        return [...frames, [frame({}, 'stop'), encoder.encode('data: [DONE]\n\n')]];
      };
      window.fetch = async (input, init) => {
        const { answer } = bench;
        const url = input instanceof Request ? input.url : String(input);
        if (answer === undefined || !url.endsWith('/chat/completions')) return original(input, init);
        const frames = framesOf(answer);
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            let next = 0;
            function feed(): void {
              for (const delta of frames[next] ?? []) controller.enqueue(delta);
              next += 1;
              if (next < frames.length) requestAnimationFrame(feed);
              else controller.close();
            }
            bench.go = () => requestAnimationFrame(feed);
          },
        });
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
      };
    },
    { deltaLength, frameLength },
  );
}

/** Asks the widget, and waits until its request is there and the page is idle. */
export async function askWidget(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const bench = window as BenchWindow;
    bench.answer = text;
    delete bench.go;
  }, text);
  const chat = page.locator('causerie-chat');
  await chat.getByRole('textbox', { name: 'Message' }).fill('Go');
  await chat.locator('.send').evaluate((button: HTMLElement) => button.click());
  await page.waitForFunction(() => (window as BenchWindow).go !== undefined);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 200))));
}

/** Lets the answer come, until it is whole on the screen. */
export function streamIntoWidget(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const isPainted = (): void => void requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        document.addEventListener('causerie:turn-end', isPainted, { once: true });
        (window as BenchWindow).go?.();
      }),
  );
}

/** A page that appends the same deltas to one text node and keeps its end in view: the least that can be done. */
export const barePage = `
<style>
  #view { width: 400px; height: 500px; overflow: auto; }
  #text { padding: 16px; font: 15px/23px sans-serif; white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
<div id="view"><div id="text"></div></div>`;

export function streamIntoBarePage(page: Page, text: string): Promise<void> {
  return page.evaluate(
    ({ text, deltaLength, frameLength }) =>
      new Promise<void>((resolve) => {
        const view = document.querySelector('#view') as HTMLElement;
        const node = document.createTextNode('');
        document.querySelector('#text')?.replaceChildren(node);
        let at = 0;
        requestAnimationFrame(function feed() {
          const end = Math.min(text.length, at + frameLength);
          for (; at < end; at += deltaLength) node.appendData(text.slice(at, Math.min(end, at + deltaLength)));
          view.scrollTop = view.scrollHeight;
          const isPainted = (): void => void requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
          if (at < text.length) requestAnimationFrame(feed);
          else isPainted();
        });
      }),
    { text, deltaLength, frameLength },
  );
}

/** The time that the main thread works while something runs, in ms of its own: what others do does not count. */
export async function mainThreadDuring(cdp: CDPSession, run: () => Promise<void>): Promise<number> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('HeapProfiler.collectGarbage');
  const before = await taskDuration(cdp);
  await run();
  return 1000 * ((await taskDuration(cdp)) - before);
}

async function taskDuration(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}
