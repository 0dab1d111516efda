/* One state where the address names it, else all of them in frames. */
import { overview } from './overview.js';
import { show } from './show.js';
import { states } from './states.js';

const wishes = new URLSearchParams(location.search);
const name = wishes.get('state');
const wanted = states.find((state) => state.name === name);
if (wanted) await show(wanted, wishes);
else overview(wishes, name);
