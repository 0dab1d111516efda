/* Where the controls stand. The controls come from the table of options; a name that is not here stands in the last section. */

/** @type {readonly { readonly title: string, readonly names: readonly string[] }[]} */
export const sections = [
  { title: 'Words', names: ['title', 'greeting', 'suggestions', 'language', 'strings'] },
  { title: 'Look', names: ['theme', 'colorScheme', 'avatar'] },
  {
    title: 'Place',
    names: ['placement', 'container', 'launcher', 'side', 'shortcut', 'openAfter', 'teaser', 'sound', 'notifications'],
  },
  { title: 'Server', names: ['url', 'openWebUIUrl', 'model', 'modelPicker', 'apiKey', 'systemPrompt'] },
  {
    title: 'Visitors and their data',
    names: ['history', 'historyKey', 'user', 'retention', 'consent', 'encryptHistory', 'titles', 'startWith'],
  },
  { title: 'Reading and access', names: ['announce', 'shortcuts', 'markdown', 'links', 'images', 'renderers'] },
  { title: 'Everything else', names: [] },
];

/** @param {string} path of an option */
export function sectionOf(path) {
  const [top = ''] = path.split('.');
  return sections.find(({ names }) => names.includes(top)) ?? sections.at(-1);
}
