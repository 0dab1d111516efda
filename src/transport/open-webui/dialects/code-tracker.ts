/** Follows Markdown just far enough to know whether the text stands in code, where a tag is only talked about. */
export interface CodeTracker {
  add(text: string): void;
  readonly isInCode: boolean;
}

export function createCodeTracker(): CodeTracker {
  /** The beginning of the line: enough to see a fence. */
  let line = '';
  let ticks = 0;
  let isFenced = false;
  const isFence = (): boolean => /^\s*(```|~~~)/.test(line);

  return {
    add(text) {
      for (const [index, part] of text.split('\n').entries()) {
        if (index > 0) {
          if (isFence()) isFenced = !isFenced;
          line = '';
          ticks = 0;
        }
        line = (line + part).slice(0, 100);
        ticks += part.split('`').length - 1;
      }
    },
    get isInCode() {
      return isFenced || isFence() || ticks % 2 === 1;
    },
  };
}
