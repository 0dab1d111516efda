/** A text, an empty list or object, or a sign that stands between values. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|\[\]|\{\}|[[\]{},:]/g;

/** JSON of one line, laid out in lines that a person can read, as `JSON.stringify` does it with two spaces. */
export function laidOut(json: string): string {
  let depth = 0;
  const line = (): string => `\n${'  '.repeat(depth)}`;
  return json.replace(tokens, (token) => {
    if (token === ',') return token + line();
    if (token === ':') return `${token} `;
    if (token === '{' || token === '[') {
      depth += 1;
      return token + line();
    }
    if (token !== '}' && token !== ']') return token;
    depth -= 1;
    return line() + token;
  });
}
