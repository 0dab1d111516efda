import { guarded } from '../platform/log.js';
import { files, tag } from './own-tag.js';
import { startScript } from './start-script.js';

guarded(() => startScript(files, tag));
