/** What the page of an answer may never do. */
export interface Rig {
  readonly target: HTMLElement;
  /** Scripts that ran. */
  readonly runs: readonly string[];
  /** Requests that were tried, whether or not the policy let them through. */
  readonly requests: readonly string[];
  /**
   * Resolves when the reports of all that was done before are in: a request of the rig's own is tried last and waited
   * for, so that a slow machine takes longer instead of overlooking something, and a rig that is blind fails.
   */
  allReported(): Promise<void>;
  destroy(): void;
}

/** What the rig itself asks for, to see its own report. */
const ownAddress = 'https://report.invalid/';

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
  let onOwnReport = (): void => undefined;
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
    Object.defineProperty(window, name, { value: () => void runs.push(name) });
  }
  // Writing would also take the listeners of the rig away.
  for (const name of ['write', 'writeln']) Object.defineProperty(page, name, { value: () => void runs.push(name) });
  page.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (blockedURI.startsWith(ownAddress.slice(0, -1))) onOwnReport();
    else (effectiveDirective.startsWith('script-src') ? runs : requests).push(`${effectiveDirective} ${blockedURI}`);
  });
  let isGone = false;
  window.addEventListener('pagehide', () => {
    isGone = true;
    requests.push('a page in place of this one');
    onOwnReport();
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
  const ownReport = (number: number): Promise<void> =>
    new Promise((resolve, reject) => {
      if (isGone) return resolve();
      const patience = setTimeout(() => reject(new Error('the rig reports nothing')), 60_000);
      onOwnReport = () => {
        clearTimeout(patience);
        resolve();
      };
      page.createElement('img').src = `${ownAddress}${number}`;
    });
  const allReported = async (): Promise<void> => {
    await ownReport(1);
    // Media and style sheets start a few tasks later than pictures.
    for (let frame = 0; frame < 12; frame++) await nextFrame();
    await ownReport(2);
  };
  return { target, runs, requests, allReported, destroy: () => frame.remove() };
}

export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Everything an answer may become, written out here once more. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'target', 'rel', 'data-note'],
  bdi: ['class'],
  blockquote: ['dir'],
  br: [],
  button: ['type', 'class', 'aria-label', 'aria-pressed'],
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
  li: ['class', 'tabindex'],
  ol: ['class', 'dir', 'start'],
  p: ['class', 'dir'],
  pre: ['class', 'role', 'tabindex', 'aria-label'],
  span: ['class'],
  strong: [],
  sup: [],
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
  /^(?:markdown|code|code-head|small-button|table-foot|wrapped|cut|custom|table|source|tex|note-mark|note-back|notes|image|alt|host|unseen|task|tight|loose|left|center|right|group|ltr|rtl|auto)$/;

/** What is in an element that no answer may become; nothing, unless the renderer is broken. */
export function faultsIn(target: HTMLElement): string[] {
  return [...target.querySelectorAll('*')].flatMap((node) => {
    const name = node.localName;
    const attributes = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (!attributes) return [`<${name}>`];
    const odd = [...node.attributes].filter(
      (attribute) =>
        !attributes.includes(attribute.name) ||
        (/^(?:class|role|dir)$/.test(attribute.name) && !fixedWords.test(attribute.value)),
    );
    const faults = odd.map((attribute) => `<${name} ${attribute.name}="${attribute.value}">`);
    return name === 'a' ? [...faults, ...linkFaults(node)] : faults;
  });
}

function linkFaults(link: Element): string[] {
  const href = link.getAttribute('href') ?? '';
  const protocol = URL.canParse(href) ? new URL(href).protocol : '';
  const isSafe =
    ['http:', 'https:', 'mailto:', 'tel:'].includes(protocol) &&
    link.getAttribute('rel') === 'noopener noreferrer nofollow ugc' &&
    link.getAttribute('target') === (protocol.startsWith('http') ? '_blank' : null);
  return isSafe ? [] : [`<a href="${href}"> or its rel or target`];
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
