/** The browser's view of its connection: a hint, and no more than that. */
export interface Connectivity {
  /** False where the browser is sure that there is no network. */
  isOnline(): boolean;
  /** Calls back when the browser thinks it is online again, until the returned function is called. */
  onOnline(callback: () => void): () => void;
}

/** The browser's own word. Elsewhere there always is a connection. */
export const browserConnectivity: Connectivity = {
  isOnline: () => globalThis.navigator?.onLine !== false,
  onOnline(callback) {
    globalThis.addEventListener?.('online', callback);
    return () => globalThis.removeEventListener?.('online', callback);
  },
};
