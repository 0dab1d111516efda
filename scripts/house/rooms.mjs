/**
 * The rooms of src/ and what each may import: rooms, folders or files, all of them above it in this list. A file at the
 * root of src/ is a room of its own. `scripts/house.mjs` refuses every other import, and a room that is not listed.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const rooms = {
  core: [],
  // Data; the table of options names the texts that an owner may change.
  strings: ['core'],
  options: ['core', 'strings'],
  platform: ['core'],
  transport: ['core', 'options', 'platform'],
  history: ['core', 'platform'],
  tabs: ['core', 'platform', 'history'],
  // The two seams, never a concrete network or disk.
  state: ['core', 'platform', 'transport/transport.ts', 'history/history-store.ts', 'history/exchange', 'tabs'],
  // Texts are data, which whoever shows them reads.
  markdown: ['core', 'platform', 'strings'],
  ui: ['core', 'options', 'platform', 'state', 'markdown', 'strings'],
  launcher: ['options', 'platform', 'strings'],
  // Plays a server, and knows nothing of the widget.
  testing: [],
  debug: ['core', 'options', 'platform', 'transport', 'strings', 'ui', 'testing/bundle'],
  // The command `causerie`, which runs in Node.
  command: ['core', 'options', 'transport/json.ts'],
  'assets.d.ts': [],
  'chat-handle.ts': ['core', 'options', 'state'],
  'page-texts.ts': ['options', 'platform', 'strings'],
  'user-data.ts': ['options', 'platform', 'history', 'state', 'strings', 'ui'],
  'user-chat.ts': [
    'core',
    'options',
    'platform',
    'transport',
    'history',
    'tabs',
    'state',
    'strings',
    'ui',
    'launcher',
    'user-data.ts',
  ],
  'start-chat.ts': [
    'core',
    'options',
    'platform',
    'history',
    'tabs',
    'state',
    'strings',
    'launcher',
    'debug',
    'ui/theme-sheet.ts',
    'user-chat.ts',
    'page-texts.ts',
  ],
  'create-chat.ts': [
    'core',
    'options',
    'platform',
    'state',
    'strings',
    'launcher',
    'chat-handle.ts',
    'start-chat.ts',
    'page-texts.ts',
  ],
  'package-files.ts': ['options', 'create-chat.ts', 'start-chat.ts', 'page-texts.ts', 'launcher/page'],
  embed: ['options', 'platform', 'launcher', 'chat-handle.ts', 'create-chat.ts', 'package-files.ts'],
  'index.ts': [
    'core',
    'options',
    'state',
    'transport',
    'strings',
    'embed',
    'chat-handle.ts',
    'create-chat.ts',
    'package-files.ts',
  ],
};

/**
 * The room of a file of src/.
 *
 * @param {string} file by its path in src/
 */
export function roomOf(file) {
  return file.split('/')[0] ?? file;
}

/**
 * Whether a file may import another.
 *
 * @param {string} from
 * @param {string} to
 */
export function mayImport(from, to) {
  const room = roomOf(from);
  if (room === roomOf(to)) return true;
  return (rooms[room] ?? []).some((allowed) => to === allowed || to.startsWith(`${allowed}/`));
}

/** Entries of the list that name no room above them. */
export function misplacedRooms() {
  const order = Object.keys(rooms);
  return order.flatMap((room, at) =>
    (rooms[room] ?? [])
      .filter((allowed) => !order.slice(0, at).includes(roomOf(allowed)))
      .map((allowed) => `${room} may import ${allowed}, which is not above it`),
  );
}
