/** Text is on the screen this long after it came, at the latest, in ms; up to three frames later on a slow page. */
const latest = 130;
/** Characters that may appear at once and still look like writing. */
const calm = 160;
/** The length of a frame where it is not known, in ms. */
const usualFrame = 17;
/** Around a place in a text, in which a whole character is looked for. */
const reach = 48;

/** Decides how much of a growing text is shown. */
export interface Reveal {
  /** The text has grown. */
  grew(length: number, now: number): void;
  /**
   * How many characters to show in this frame, where `shown` are on the screen. To be asked again in the next frame
   * for as long as that is less than the text.
   */
  next(text: string, shown: number, now: number): number;
}

/**
 * Shows a trickle as it comes and spreads a burst over some frames, at the lowest even speed at which nothing is late.
 * A grapheme is never shown in parts; nor is a word, where there is the time.
 */
export function createReveal(): Reveal {
  /** The changes that are not shown yet: the length of the text after each, and when that has to be on the screen. */
  let due: { readonly length: number; readonly at: number }[] = [];
  let lastFrame = -Infinity;

  return {
    grew(length, now) {
      due.push({ length, at: now + latest });
    },
    next(text, before, now) {
      const since = now - lastFrame;
      lastFrame = now;
      const frame = since < latest ? Math.max(since, 1) : usualFrame;
      let shown = before;
      let step = calm;
      let mustShow = 0;
      for (const { length, at } of due) {
        const left = at - now;
        if (left <= frame) mustShow = length;
        step = Math.max(step, ((length - shown) * frame) / Math.max(left, frame));
      }
      const end = Math.ceil(shown + step);
      if (end < text.length) {
        shown = Math.max(wordEnd(text, shown, end), wholeCharacters(text, shown, mustShow));
      } else if (text.charCodeAt(text.length - 1) < 0x300 || mustShow === text.length) {
        shown = text.length;
      } else {
        // The next delta may belong to the last character: a joined emoji, the second half of a flag, an accent.
        shown = Math.max(shown, characterAt(text, shown, text.length - 1).start);
      }
      due = due.filter(({ length }) => length > shown);
      return shown;
    },
  };
}

/** The end of the last whole word up to `end`; within a long one, of the last whole character. */
function wordEnd(text: string, start: number, end: number): number {
  const part = text.slice(start, end);
  const space = Math.max(part.lastIndexOf(' '), part.lastIndexOf('\n'));
  return space < 0 ? wholeCharacters(text, start, end) : start + space + 1;
}

/** A place near `end` between two characters; never `start` itself, so that even the longest character is passed. */
function wholeCharacters(text: string, start: number, end: number): number {
  if (end <= start) return start;
  const character = characterAt(text, start, end);
  return character.start > start ? character.start : character.end;
}

function characterAt(text: string, start: number, place: number): { readonly start: number; readonly end: number } {
  const from = Math.max(start, place - reach);
  const found = new Intl.Segmenter().segment(text.slice(from, place + reach)).containing(place - from);
  if (!found) return { start: place, end: place };
  return { start: from + found.index, end: from + found.index + found.segment.length };
}
