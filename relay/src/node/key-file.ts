import { readFile, stat } from 'node:fs/promises';

/** How often the file is looked at, at most. */
const lookEveryMs = 1000;

/**
 * The text of a file, which is read again when it changes. While it cannot be read (an editor may be replacing it)
 * the last text counts.
 *
 * @param onProblem is told once each time the file goes missing
 */
export function createKeyFile(path: string, onProblem: (reason: string) => void = () => {}): () => Promise<string> {
  let text: string | undefined;
  let stamp = '';
  let lookedAt = 0;
  let looking: Promise<void> | undefined;
  let isMissing = false;

  async function look(): Promise<void> {
    try {
      const { mtimeMs, size, ino } = await stat(path);
      const now = `${mtimeMs}/${size}/${ino}`;
      if (now !== stamp) {
        text = (await readFile(path, 'utf8')).trim();
        stamp = now;
      }
      isMissing = false;
    } catch (error) {
      const reason = `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      if (text === undefined) throw new Error(reason, { cause: error });
      if (!isMissing) onProblem(reason);
      isMissing = true;
    }
  }

  return async () => {
    if (text === undefined || Date.now() - lookedAt >= lookEveryMs) {
      lookedAt = Date.now();
      looking ??= look().finally(() => {
        looking = undefined;
      });
      await looking;
    }
    return text ?? '';
  };
}
