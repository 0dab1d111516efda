/** A number may begin with a sign. */
const number = /^[+-]?[\d.,\s]+%?$/;
/**
 * Signs that begin a formula, full-width ones too, which spreadsheets of East Asia take for the same. Quotes before them
 * do not help: a spreadsheet takes those off.
 */
const formula = /^["'“”„«‘’＂＇\s]*[=+\-@＝＋－＠]/;

/**
 * The text of a cell that is copied into a spreadsheet. One that would run as a formula begins with an apostrophe: it
 * could send the content of the sheet away (https://owasp.org/www-community/attacks/CSV_Injection). Numbers stay.
 */
export function harmlessCell(text: string): string {
  return /^[\t\r]/.test(text) || (formula.test(text) && !number.test(text)) ? `'${text}` : text;
}
