// Decisions about a line before its end. Patterns see only its beginning, so that a line without end costs no more
// than others.
const enough = 300;

const containers = String.raw`^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*`;

const isText = new RegExp(
  String.raw`${containers}(?:[^\s#>*+\-_=\x60~<|:\d$\\[]|\[[^\s^]|\$[^$]|\\[^[(]|\*{1,3}[^\s*]|_{1,3}[^\s_]|\x60{1,2}[^\x60\s]|\d+[^\d.)])`,
);
const isOnlyMarkers = new RegExp(String.raw`${containers}(?:[-+*=_#\x60~|:<$ \t]*|\d{1,9}[.)]?|\[\^[^\s[\]]*\]?)$`);
const isOnlyFence = /^[ \t>]*[`~]*[ \t]*$/;

/** True once the line is certain to be text of a paragraph or of code, whatever follows. */
export function isCertainlyText(line: string): boolean {
  return line.length <= enough && isText.test(line);
}

/** True while a line might still become several things, and is not shown, so that nothing is shown and taken back. */
export function isUndecided(line: string, isInCode: boolean): boolean {
  return line.length <= enough && (isInCode ? isOnlyFence : isOnlyMarkers).test(line);
}
