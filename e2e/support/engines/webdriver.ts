/** A WebDriver session over HTTP, as the W3C describes it; only the commands that are needed here. */
export class WebDriverSession {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  /** Starts a session; rejects where the server refuses it, or says nothing for `limit` milliseconds. */
  static async start(server: string, capabilities: object, limit: number): Promise<WebDriverSession> {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const signal = AbortSignal.timeout(limit);
    const { sessionId } = await command<{ sessionId: string }>('POST', `${server}/session`, body, signal);
    return new WebDriverSession(`${server}/session/${sessionId}`);
  }

  get<T>(path: string): Promise<T> {
    return command<T>('GET', this.#url + path);
  }

  post<T>(path: string, body: object = {}): Promise<T> {
    return command<T>('POST', this.#url + path, body);
  }

  end(): Promise<unknown> {
    return command('DELETE', this.#url);
  }
}

/** Resolves when the server takes commands. */
export async function untilListening(server: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await command('GET', `${server}/status`);
      return;
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

interface Failed {
  readonly error: string;
  readonly message: string;
}

async function command<T>(method: string, url: string, body?: object, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }), ...(signal && { signal }) });
  const { value } = (await response.json()) as { value: T | Failed };
  if (isFailed(value)) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

function isFailed(value: unknown): value is Failed {
  return typeof value === 'object' && value !== null && 'error' in value && 'message' in value;
}
