import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * What the demo site's chat talks to. The pages stand in demo/ with the address of the rehearsal gateway at its usual
 * port; what they are served with is written into them here, so that they need no script of their own.
 *
 * @typedef {object} Target
 * @property {string} [url] the origin of the page, where it is absent
 * @property {string} model
 * @property {string} [key]
 * @property {boolean} [stream]
 * @property {number} [maxTokens]
 */

/** Nothing inline, and nothing loaded from elsewhere: the chat works on pages as strict as this. */
export const pageHeaders = {
  'content-security-policy': "default-src 'self'; connect-src 'self' http: https:; img-src 'self' data: blob: https:",
};

/**
 * The folders that a server of the demo hands out.
 *
 * @param {(text: string, address: URL) => string} [rewrite] points pages at a server
 * @returns {import('../src/testing/index.js').StaticFolders}
 */
export function demoFolders(rewrite) {
  const demo = { folder: join(root, 'demo'), headers: pageHeaders };
  return {
    '/': { ...demo, ...(rewrite ? { rewrite } : {}) },
    // They answer themselves.
    '/states/': { ...demo, folder: join(root, 'demo', 'states') },
    '/playground/': { ...demo, folder: join(root, 'demo', 'playground') },
    '/causerie/': join(root, 'dist', 'browser'),
    '/kit/': join(root, 'dist', 'demo'),
  };
}

/**
 * Writes the demo as files for any host. The playground and the states need nothing else, under any path; the other pages
 * stand at the root of a site, and talk to the server that is named in them.
 *
 * @param {string} folder
 */
export function writeDemo(folder) {
  cpSync(join(root, 'demo'), folder, { recursive: true, filter: (path) => !path.endsWith('.ts') });
  cpSync(join(root, 'dist', 'browser'), join(folder, 'causerie'), { recursive: true });
  cpSync(join(root, 'dist', 'demo'), join(folder, 'kit'), { recursive: true });
}

/**
 * A page or script of the demo, pointed at the target. The page's own address may name another model: `?model=…`.
 *
 * @param {string} text
 * @param {URL} address
 * @param {Target} target
 */
export function fillPage(text, address, target) {
  const values = {
    url: target.url ?? address.origin,
    model: address.searchParams.get('model') ?? target.model,
    ...(target.key ? { 'api-key': target.key } : {}),
    ...(target.stream === undefined ? {} : { stream: String(target.stream) }),
    // The page's address calls the doctor, who shows himself to owners only.
    ...(address.searchParams.has('causerie-doctor') ? { debug: 'true' } : {}),
    ...(target.maxTokens === undefined ? {} : { 'max-tokens': String(target.maxTokens) }),
  };
  if (address.pathname.endsWith('.js')) return fillScript(text, values);
  return text.replace(/<script\s[^>]*data-url=[^>]*>/g, (tag) =>
    Object.entries(values).reduce((filled, [name, value]) => withAttribute(filled, `data-${name}`, value), tag),
  );
}

/**
 * @param {string} text
 * @param {{ url: string, model: string, 'api-key'?: string }} values
 */
function fillScript(text, { url, model, 'api-key': key = '' }) {
  return text
    .replace(/(openWebUIUrl: )'[^']*'/, (_, name) => name + JSON.stringify(url))
    .replace(/(model: )'[^']*'/, (_, name) => name + JSON.stringify(model))
    .replace(/(apiKey: )'[^']*'/, (_, name) => name + JSON.stringify(key));
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} value
 */
function withAttribute(tag, name, value) {
  const attribute = `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`;
  const present = new RegExp(`${name}="[^"]*"`);
  return present.test(tag) ? tag.replace(present, () => attribute) : tag.replace(/>$/, () => ` ${attribute}>`);
}
