import { readdirSync, readFileSync } from 'node:fs';

const folder = 'demo/states/states';

/** The names of all states of `demo/states/`: read as text, since its modules run in a page only. */
export const stateNames: readonly string[] = readdirSync(folder).flatMap((file) => {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  const names = text.matchAll(/^ {4}name: '([\w-]+)'|^ {2}\{ name: '([\w-]+)'|^ {2}shown\(\s*'([\w-]+)'/gm);
  return [...names].map(([, inObject, inLine, inCall]) => inObject ?? inLine ?? inCall ?? '');
});
