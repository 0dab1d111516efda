import { expect } from 'vitest';

/** What the page of an answer may never do. */
export interface Rig {
  readonly target: HTMLElement;
  /** Scripts that ran. */
  readonly runs: readonly string[];
  /** Requests that were tried, whether or not the policy let them through. */
  readonly requests: readonly string[];
  destroy(): void;
}

/**
 * A page of its own whose policy stops and reports every request. With `isStrict` it also refuses whatever would parse
 * text as markup.
 */
export async function createRig(isStrict: boolean): Promise<Rig> {
  const frame = document.createElement('iframe');
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = '<!doctype html><title>rig</title>';
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument;
  const window = frame.contentWindow;
  if (!page || !window) throw new Error('the frame has no document');

  const runs: string[] = [];
  const requests: string[] = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
    Object.defineProperty(window, name, { value: () => void runs.push(name) });
  }
  page.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    (effectiveDirective.startsWith('script-src') ? runs : requests).push(`${effectiveDirective} ${blockedURI}`);
  });
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = isStrict
    ? "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    : "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'";
  page.head.append(policy);

  const target = page.createElement('div');
  const host = page.body.appendChild(page.createElement('div'));
  host.attachShadow({ mode: 'open' }).append(target);
  return { target, runs, requests, destroy: () => frame.remove() };
}

/** Everything an answer may become, written out here once more. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'target', 'rel'],
  bdi: ['class'],
  blockquote: ['dir'],
  br: [],
  button: ['type', 'class', 'aria-label'],
  code: [],
  del: [],
  div: ['class', 'role', 'tabindex', 'aria-label', 'dir'],
  em: [],
  h3: ['dir'],
  h4: ['dir'],
  h5: ['dir'],
  h6: ['dir', 'aria-level'],
  hr: [],
  input: ['type', 'disabled', 'checked', 'aria-label'],
  li: ['class'],
  ol: ['class', 'dir', 'start'],
  p: ['class', 'dir'],
  pre: ['role', 'tabindex', 'aria-label'],
  span: ['class'],
  strong: [],
  table: ['dir'],
  tbody: [],
  td: ['class'],
  th: ['class', 'scope'],
  thead: [],
  tr: [],
  ul: ['class', 'dir'],
};

/** Words that may stand in `class`, `role` and `dir`: never any from an answer. */
const fixedWords =
  /^(?:markdown|code|code-head|small-button|table|source|image|alt|host|unseen|task|tight|loose|left|center|right|group|ltr|rtl|auto)$/;

/** Fails unless everything in an element is allowed. */
export function expectSafe(target: HTMLElement, id: string): void {
  for (const node of target.querySelectorAll('*')) {
    const attributes = allowed[node.localName];
    expect(attributes, `${id}: <${node.localName}>`).toBeDefined();
    for (const { name, value } of node.attributes) {
      expect(attributes, `${id}: ${node.localName} ${name}`).toContain(name);
      if (/^(?:class|role|dir)$/.test(name)) expect(value, id).toMatch(fixedWords);
    }
    if (node.localName === 'a') expectSafeLink(node, id);
  }
}

function expectSafeLink(link: Element, id: string): void {
  const { protocol } = new URL(link.getAttribute('href') ?? '');
  expect(['http:', 'https:', 'mailto:', 'tel:'], id).toContain(protocol);
  expect(link.getAttribute('rel'), id).toBe('noopener noreferrer nofollow ugc');
  expect(link.getAttribute('target'), id).toBe(protocol.startsWith('http') ? '_blank' : null);
}

/** What is dangerous in an element that was made from markup: the detector itself, for the proof that it detects. */
export function dangersIn(target: HTMLElement): readonly string[] {
  return [...target.querySelectorAll('*')].flatMap((node) => {
    const handlers = node.getAttributeNames().filter((name) => name.startsWith('on'));
    const addresses = [
      'href',
      'xlink:href',
      'src',
      'action',
      'formaction',
      'data',
      'content',
      'values',
      'to',
      'srcdoc',
    ];
    const odd = addresses.map((name) => oddScheme(node.getAttribute(name) ?? '')).filter(Boolean);
    return [...handlers, ...odd];
  });
}

/** The scheme of an address as a browser reads it: without the controls around and the line breaks within. */
function oddScheme(address: string): string {
  const plain = address.replace(/[\t\n\r]/g, '').replace(/^(?:\d*;\s*url=)?[^\w]*/i, '');
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(plain)?.[0].toLowerCase() ?? '';
  return /^(?:https?|mailto|tel):$/.test(scheme) ? '' : scheme;
}
