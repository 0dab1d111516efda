import { scanDestination, scanLabel, scanSpace, scanTitle, textOfDestination } from '../inlines/link-parts.js';
import type { Definition } from '../references.js';

const openingPattern = /^\[(?:[^\\[\]]|\\[^])*(?:\](?::|$)|$)/;

const halfDefinition = /^\[[^[\]]+\]:\s*(?:\S+\s+["'(][^"')]*)?$/;

/** Whether a paragraph begins with a link definition, or may do so when more has come. */
export function mayBeDefinition(text: string): boolean {
  return text.startsWith('[') && openingPattern.test(text.slice(0, 1002));
}

/**
 * Reads the link definitions at the start of a paragraph.
 *
 * @param isGrowing also passes a definition whose address or title has not come yet
 * @returns where they end
 */
export function takeDefinitions(
  text: string,
  define: (label: string, definition: Definition) => void,
  isGrowing = false,
): number {
  let position = 0;
  while (text[position] === '[') {
    const end = takeDefinition(text, position, define);
    if (end < 0) break;
    position = end;
  }
  return isGrowing && halfDefinition.test(text.slice(position, position + 1002)) ? text.length : position;
}

function takeDefinition(text: string, start: number, define: (label: string, definition: Definition) => void): number {
  const labelEnd = scanLabel(text, start);
  const label = text.slice(start + 1, labelEnd - 1);
  if (labelEnd < 0 || text[labelEnd] !== ':' || !label.trim()) return -1;
  const hrefStart = scanSpace(text, labelEnd + 1);
  const hrefEnd = scanDestination(text, hrefStart);
  if (hrefEnd < 0 || hrefEnd === hrefStart) return -1;
  const href = textOfDestination(text.slice(hrefStart, hrefEnd));

  const titleStart = scanSpace(text, hrefEnd);
  const titleEnd = titleStart > hrefEnd ? scanTitle(text, titleStart) : -1;
  const end = titleEnd < 0 ? -1 : lineEnd(text, titleEnd);
  if (end >= 0) {
    define(label, { href, title: text.slice(titleStart + 1, titleEnd - 1) });
    return end;
  }
  // A would-be title is text, unless it stands on the definition's own line: then nothing was defined.
  const endWithoutTitle = lineEnd(text, hrefEnd);
  if (endWithoutTitle >= 0) define(label, { href, title: '' });
  return endWithoutTitle;
}

/** Where the next line begins, or -1 if anything but space stands before it. */
function lineEnd(text: string, position: number): number {
  let end = position;
  while (text[end] === ' ' || text[end] === '\t') end++;
  if (end >= text.length) return end;
  return text[end] === '\n' ? end + 1 : -1;
}
