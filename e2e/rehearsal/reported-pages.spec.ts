import { expect, test } from '../support/test.js';
import { tag } from '../support/site.js';

// Host pages that people reported of other chats, with their siblings.

/** Prototypes as old libraries leave them. */
const spoilt = {
  'h07 Prototype.js before 1.7': 'Array.prototype.toJSON = function () { return "spoilt"; };',
  'texts, numbers and objects': `for (const { prototype } of [String, Number, Boolean, Object])
    Object.defineProperty(prototype, 'toJSON', { value: () => 'spoilt', configurable: true, writable: true });`,
  dates: 'Date.prototype.toJSON = function () { throw new Error("spoilt"); };',
};

for (const [what, script] of Object.entries(spoilt)) {
  test(`toJSON of ${what} changes nothing that is sent or kept`, async ({ page, chat, startGateway }) => {
    const gateway = await startGateway({ tokensPerSecond: Infinity });
    await page.addInitScript(script);
    await chat.start({ gateway, say: 'Hello there' });
    await chat.ended();
    const [asked] = gateway.rehearsal.requests.filter(({ route }) => route === 'chat');
    expect(asked?.body).toMatchObject({ messages: [{ role: 'user', content: 'Hello there' }], stream: true });
    await page.reload();
    await chat.open();
    await expect(chat.visitor).toHaveText([/Hello there/]);
  });
}

/** What a page has put in the place of the browser's `fetch`. */
const fetches = {
  'h08 a polyfill without body': `window.fetch = (url, init = {}) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(init.method || 'GET', url);
    for (const [name, value] of Object.entries(init.headers || {})) request.setRequestHeader(name, value);
    init.signal?.addEventListener('abort', () => { request.abort(); reject(init.signal.reason); });
    request.onload = () => resolve({
      status: request.status, ok: request.status < 400, type: 'cors', url: request.responseURL, redirected: false,
      headers: new Headers(request.getAllResponseHeaders().trim().split(/[\\r\\n]+/).filter(Boolean).map((line) => line.split(/:\\s*/, 2))),
      text: async () => request.responseText, json: async () => JSON.parse(request.responseText),
    });
    request.onerror = () => reject(new TypeError('Network request failed'));
    request.send(init.body);
  });`,
  'a body that is null': `{ const own = window.fetch; window.fetch = async (...given) => {
    const response = await own(...given);
    const text = await response.text();
    return new Proxy(response, { get: (target, name) => name === 'body' ? null : name === 'text' ? async () => text
      : typeof target[name] === 'function' ? target[name].bind(target) : target[name] });
  }; }`,
  'a copy that was read by a recorder': `{ const own = window.fetch; window.fetch = async (...given) => {
    const response = await own(...given); response.clone().text().catch(() => {}); return response; }; }`,
  'a body of another realm': `if (window === top) { const own = window.fetch; window.fetch = (...given) => {
    const frame = document.querySelector('iframe') ?? document.documentElement.appendChild(document.createElement('iframe'));
    return (frame.contentWindow.fetch ?? own)(new URL(given[0], location.href).href, given[1]); }; }`,
};

for (const [what, script] of Object.entries(fetches)) {
  test(`fetch is ${what}: the answer comes`, async ({ page, chat, startGateway }) => {
    const gateway = await startGateway({ tokensPerSecond: 2_000 });
    await page.addInitScript(script);
    await chat.start({ gateway, say: 'Hello there' });
    await chat.ended();
    await expect(chat.answers).toContainText('Hello there');
  });
}

test('h09 plain http in an intranet: an answer, Copy, and a kept history', async ({ page, site, gateway, chat }) => {
  await page.route('http://intranet.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const url = pathname.startsWith('/ai/') ? gateway.url + pathname.slice(3) : site.url + pathname;
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const url = new URL(site.tagged({ url: 'http://intranet.test/ai', model: 'rehearsal/echo' }));
  await page.goto(`http://intranet.test${url.pathname}`);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await chat.open();
  await chat.send('from inside');
  await chat.ended();
  await chat.answers.hover();
  await chat.answers.getByRole('button', { name: 'Copy' }).click();
  await expect(chat.host.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toHaveText([/from inside/]);
});

test('h01 Turbo replaces the body and runs the tag again in mid-answer', async ({ page, site, chat, startGateway }) => {
  const gateway = await startGateway({ tokensPerSecond: 40 });
  const again = tag({ url: gateway.url, model: 'rehearsal/markdown' });
  await page.goto(site.page(again));
  await chat.open();
  await chat.send('Hello');
  await chat.streaming();
  await page.evaluate((again) => {
    const body = document.createElement('body');
    body.innerHTML = `<h1>Second</h1>${again}`;
    document.body.replaceWith(body);
    for (const script of body.querySelectorAll('script')) {
      const run = document.createElement('script');
      for (const { name, value } of script.attributes) run.setAttribute(name, value);
      script.replaceWith(run);
    }
  }, again);
  await chat.ended();
  await expect(chat.host).toHaveCount(1);
  await expect(chat.answers.getByRole('table')).toBeVisible();
});

/** An optimizer that runs scripts at the first sign of a visitor. */
test('h17 an optimizer delays the tag', async ({ page, site, gateway, chat }) => {
  const delayed = tag({ url: gateway.url, model: 'rehearsal/echo' })
    .replace('src=', 'type="rocketlazyloadscript" data-rocket-src=')
    .replace(' async', '');
  const optimizer = `<script>addEventListener('mousemove', () => {
    for (const script of document.querySelectorAll('[type=rocketlazyloadscript]')) {
      const run = document.createElement('script');
      for (const { name, value } of script.attributes) if (name !== 'type') run.setAttribute(name, value);
      run.src = script.dataset.rocketSrc;
      script.replaceWith(run);
    }
  }, { once: true });</script>`;
  await page.goto(site.page(delayed + optimizer));
  await page.mouse.move(40, 40);
  await chat.open();
});

test('h21 single-key shortcuts of the page: what is typed arrives', async ({ page, chat }) => {
  const script = `window.acted = [];
    addEventListener('keydown', (event) => {
      let active = document.activeElement;
      if (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      if (/^(INPUT|TEXTAREA)$/.test(active?.tagName ?? '')) return;
      if ('sfpn/'.includes(event.key)) { acted.push(event.key); event.preventDefault(); }
    });`;
  await chat.start({ page: { head: `<script>${script}</script>` } });
  await page.keyboard.type('spf / n');
  await expect(chat.composer).toHaveValue('spf / n');
  expect(await page.evaluate(() => (window as typeof window & { acted: string[] }).acted)).toEqual([]);
});

const odd = `body{text-transform:uppercase;letter-spacing:.3em;line-height:0;text-indent:3em;white-space:nowrap;user-select:none;
  -webkit-text-fill-color:transparent;text-shadow:0 0 9px red;pointer-events:none;direction:rtl;cursor:none;word-spacing:2em;
  font:italic 3px/1 serif;color:transparent;visibility:visible;text-align:right;writing-mode:vertical-rl;zoom:1}
  *{all:unset!important} *:empty{display:none!important} div,button,textarea{display:none!important}`;

test('h22 inherited styles, and rules for everything: the chat looks as everywhere', async ({ page, chat }) => {
  const looks = async (): Promise<Buffer> => {
    await chat.ended();
    await page.evaluate(() => document.fonts.ready);
    // The caret and the time differ.
    return chat.panel.screenshot({
      animations: 'disabled',
      caret: 'hide',
      mask: [chat.host.locator('time')],
      style: 'body > :not(causerie-chat) { display: none }',
    });
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const options = { history: 'none' };
  await chat.start({ options, say: 'Hello **you**, and `code`' });
  const usual = await looks();
  await chat.start({ options, page: { head: `<style>${odd}</style>` }, say: 'Hello **you**, and `code`' });
  expect((await looks()).equals(usual)).toBe(true);
});

/** Pages that hide or change themselves around the chat. */
const hidden = {
  'an anti-flicker snippet that ends': `document.documentElement.style.opacity = '0';
    setTimeout(() => document.documentElement.style.opacity = '', 400);`,
  'a body that is hidden until it has loaded': `addEventListener('load', () => document.body.style.visibility = 'visible');`,
  'a framework that clears its root': `addEventListener('load', () => setTimeout(() => document.body.replaceChildren(), 50));`,
  'a script that removes what it does not know': `addEventListener('load', () => setTimeout(() => {
      for (const child of [...document.body.children]) if (child.localName.includes('-')) child.remove(); }, 50));`,
};

for (const [what, script] of Object.entries(hidden)) {
  test(`the chat is there on a page with ${what}`, async ({ chat }) => {
    const style = what.includes('hidden') ? '<style>body { visibility: hidden }</style>' : '';
    await chat.start({ page: { head: `${style}<script>${script}</script>` }, say: 'Hello' });
    await chat.ended();
    await expect(chat.host).toHaveCount(1);
    await expect(chat.answers).toContainText('Hello');
  });
}

const prevented = (type: string, target: string): string =>
  `${target}.addEventListener('${type}', (event) => event.preventDefault(), { capture: true, passive: false });`;

/** Pages that forbid things to everybody. */
const forbidden = {
  'the press of a mouse': prevented('mousedown', 'document') + prevented('pointerdown', 'document'),
  'copies, selections and menus': 'document.oncopy = document.onselectstart = document.oncontextmenu = () => false;',
  keys: 'document.onkeydown = document.onkeypress = () => false;',
  'input before it happens': prevented('beforeinput', 'document') + prevented('paste', 'document'),
  touches: prevented('touchmove', 'document') + prevented('touchstart', 'document'),
};

for (const [what, script] of Object.entries(forbidden)) {
  test(`a page forbids ${what}: the chat can be used`, async ({ page, chat, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await chat.start({ page: { head: `<script>${script}</script>` } });
    await chat.composer.click();
    await page.keyboard.type('hello there');
    await chat.composer.selectText();
    await page.keyboard.press('ControlOrMeta+c');
    await page.keyboard.press('ControlOrMeta+v');
    await page.keyboard.press('ControlOrMeta+v');
    await page.keyboard.press('Enter');
    await chat.ended();
    await expect(chat.visitor).toContainText('hello therehello there');
  });
}
