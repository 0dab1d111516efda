import { expect } from '@playwright/test';
import type { Driver } from './driver.js';

/** A message as the page shows it. */
export interface ShownMessage {
  readonly role: string;
  readonly status: string;
  readonly reason: string;
  readonly text: string;
}

/** The chat on a page of any engine. */
export class EngineChat {
  constructor(readonly driver: Driver) {}

  /** Opens the panel; the composer then has the focus. */
  async open(): Promise<void> {
    await this.driver.click({ css: 'button', name: 'Open chat' });
    await expect.poll(() => this.focused()).toBe('textarea');
  }

  async send(text: string): Promise<void> {
    await this.driver.type(text);
    await this.driver.press('Enter');
  }

  /** What has the focus in the chat, by the name of its element. */
  focused(): Promise<string> {
    return this.driver.evaluate(
      () => document.querySelector('causerie-chat')?.shadowRoot?.activeElement?.localName ?? '',
    );
  }

  messages(): Promise<ShownMessage[]> {
    return this.driver.evaluate(() => {
      const articles = document.querySelector('causerie-chat')?.shadowRoot?.querySelectorAll('article') ?? [];
      return [...articles].map(({ dataset, textContent }) => ({
        role: dataset['role'] ?? '',
        status: dataset['status'] ?? '',
        reason: dataset['reason'] ?? '',
        text: textContent ?? '',
      }));
    });
  }

  async answer(): Promise<ShownMessage | undefined> {
    return (await this.messages()).findLast(({ role }) => role === 'assistant');
  }

  /** Waits until the last answer has the status. */
  async ended(status: 'complete' | 'incomplete' = 'complete'): Promise<ShownMessage> {
    await expect.poll(async () => (await this.answer())?.status, { timeout: 30_000 }).toBe(status);
    return (await this.answer()) as ShownMessage;
  }
}
