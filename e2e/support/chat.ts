import { expect, type Locator, type Page } from '@playwright/test';
import type { Site, TagOptions } from './site.js';

/** The chat on a page, by the names that a visitor (and a screen reader) knows. */
export class Chat {
  readonly host: Locator;
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly composer: Locator;
  readonly sendButton: Locator;
  readonly stopButton: Locator;
  readonly retryButton: Locator;
  readonly log: Locator;
  readonly visitor: Locator;
  readonly answers: Locator;

  constructor(
    readonly page: Page,
    host: Locator = page.locator('causerie-chat'),
  ) {
    this.host = host;
    // In English until the texts of another language are there; hidden while the panel lies over it.
    this.launcher = host.getByRole('button', { name: /Open chat|Ouvrir le chat/, includeHidden: true });
    this.panel = host.getByRole('dialog');
    this.composer = host.getByRole('textbox', { name: 'Message', exact: true });
    this.sendButton = host.getByRole('button', { name: 'Send', exact: true });
    this.stopButton = host.getByRole('button', { name: 'Stop', exact: true });
    this.retryButton = host.getByRole('button', { name: 'Retry', exact: true });
    this.log = host.getByRole('log');
    this.visitor = host.locator('article[data-role="user"]');
    this.answers = host.locator('article[data-role="assistant"]');
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await expect(this.composer).toBeVisible();
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** Waits until the last message is an answer with the status: one to an earlier message does not count. */
  async ended(status: 'complete' | 'incomplete' = 'complete'): Promise<void> {
    const last = this.host.locator('article').last();
    await expect(last).toHaveAttribute('data-role', 'assistant');
    await expect(last).toHaveAttribute('data-status', status);
  }

  /** Counts from now on the pieces that answers come in; the returned function tells how many there were. */
  async countDeltas(): Promise<() => Promise<number>> {
    const counter = await this.host.evaluateHandle((host) => {
      const counter = { deltas: 0 };
      host.addEventListener('causerie:text-delta', () => (counter.deltas += 1));
      return counter;
    });
    return () => counter.evaluate(({ deltas }) => deltas);
  }

  /** Waits until some text of the answer is on the screen. */
  async streaming(): Promise<Locator> {
    const answer = this.host.locator('article[data-status="streaming"]');
    await expect(answer).not.toHaveText('');
    return answer;
  }
}

/** How a test's chat begins. */
export interface Start {
  /** A model of the rehearsal gateway. @default 'rehearsal/echo' */
  readonly model?: string;
  /** More attributes of the script tag, by their names without `data-`. */
  readonly options?: TagOptions;
  /** What stands around the tag. */
  readonly page?: Parameters<Site['tagged']>[1];
  /** Another gateway than the one that all tests share. */
  readonly gateway?: { readonly url: string };
  /** What the visitor sends at once. */
  readonly say?: string;
}

/** The chat of a test: it knows the site that it stands on, and the gateway that answers. */
export class StartedChat extends Chat {
  constructor(
    page: Page,
    private readonly site: Site,
    private readonly gateway: { readonly url: string },
  ) {
    super(page);
  }

  /** Goes to a page with the script tag, opens the chat, and sends a first message where there is one. */
  async start({
    model = 'rehearsal/echo',
    options = {},
    page,
    gateway = this.gateway,
    say,
  }: Start = {}): Promise<void> {
    await this.page.goto(this.site.tagged({ url: gateway.url, model, ...options }, page));
    await this.open();
    if (say !== undefined) await this.send(say);
  }
}
