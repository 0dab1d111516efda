import type { Connectivity } from '../../src/platform/connectivity.js';

/** The browser's word on its connection, said by the test. */
export class ManualConnectivity implements Connectivity {
  #isOnline = true;
  readonly #callbacks = new Set<() => void>();

  isOnline(): boolean {
    return this.#isOnline;
  }

  onOnline(callback: () => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  set(isOnline: boolean): void {
    this.#isOnline = isOnline;
    if (isOnline) for (const callback of this.#callbacks) callback();
  }

  /** How many listen. */
  get listeners(): number {
    return this.#callbacks.size;
  }
}
