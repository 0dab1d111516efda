/** So many frames are packed together. As many are open for readers, who are not far behind as a rule. */
const blockLength = 16;

/**
 * The frames of an answer, which are numbered from 1. Most differ from the one before by a few characters, so older
 * ones are kept in blocks that tell each frame by what it shares with the one before: about a tenth of the memory.
 */
export class FrameLog {
  readonly #blocks: Uint8Array[] = [];
  readonly #open: string[] = [];
  #dropped = 0;
  #size = 0;

  /** The number of the last frame. */
  get length(): number {
    return (this.#dropped + this.#blocks.length) * blockLength + this.#open.length;
  }

  /** Characters of all frames. */
  get size(): number {
    return this.#size;
  }

  append(frame: string): void {
    this.#size += frame.length;
    this.#open.push(frame);
    if (this.#open.length >= 2 * blockLength) this.#blocks.push(packed(this.#open.splice(0, blockLength)));
  }

  /** Forgets all blocks but the open one, for an answer that nobody can read again. Reading them gives nothing. */
  dropBefore(index: number): void {
    while (this.#blocks.length > 0 && (this.#dropped + 1) * blockLength <= index) {
      this.#blocks.shift();
      this.#dropped += 1;
    }
  }

  /** The frames after number `index`, a block at most where they are packed. */
  after(index: number): readonly string[] {
    const openFrom = (this.#dropped + this.#blocks.length) * blockLength;
    if (index >= openFrom) return this.#open.slice(index - openFrom);
    const block = Math.floor(index / blockLength);
    const packedBlock = this.#blocks[block - this.#dropped];
    return packedBlock ? unpacked(packedBlock).slice(index - block * blockLength) : [];
  }
}

function packed(frames: readonly string[]): Uint8Array {
  let before = '';
  let text = '';
  for (const frame of frames) {
    const start = sharedStart(before, frame);
    const end = sharedEnd(before, frame, start);
    const middle = frame.slice(start, frame.length - end);
    text += `${start},${end},${middle.length};${middle}`;
    before = frame;
  }
  return new TextEncoder().encode(text);
}

function unpacked(block: Uint8Array): string[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(block);
  const frames: string[] = [];
  let before = '';
  for (let at = 0; at < text.length;) {
    const head = text.indexOf(';', at);
    const [start = 0, end = 0, length = 0] = text.slice(at, head).split(',').map(Number);
    const middle = text.slice(head + 1, head + 1 + length);
    before = before.slice(0, start) + middle + before.slice(before.length - end);
    frames.push(before);
    at = head + 1 + length;
  }
  return frames;
}

/** Characters that both begin with. A surrogate pair is not cut, since half of one has no UTF-8. */
function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count += 1;
  return count > 0 && isHighSurrogate(b.charCodeAt(count - 1)) ? count - 1 : count;
}

/** Characters that both end in, beside those they begin with. */
function sharedEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count += 1;
  return count > 0 && isLowSurrogate(b.charCodeAt(b.length - count)) ? count - 1 : count;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
