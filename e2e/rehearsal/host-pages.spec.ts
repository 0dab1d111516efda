import { createRequire } from 'node:module';
import { expect, test } from '../support/test.js';

const require = createRequire(import.meta.url);

/** What scripts of host pages have done to what all scripts of a page share. */
const pages: Readonly<Record<string, { readonly path: string } | string>> = {
  'zone.js, as Angular loads it': { path: require.resolve('zone.js') },
  'a Promise of its own': `{
    const Native = Promise;
    class Own {
      constructor(run) { this.native = new Native(run); }
      then(...given) { return Own.around(this.native.then(...given)); }
      catch(fail) { return this.then(undefined, fail); }
      finally(end) { return Own.around(this.native.finally(end)); }
      static around(native) { return Object.assign(new Own(() => {}), { native }); }
    }
    for (const name of ['resolve', 'reject', 'all', 'race', 'any', 'allSettled']) {
      Own[name] = (given) => Own.around(Native[name](given));
    }
    window.Promise = Own;
  }`,
  'Prototype.js’s Array.from': 'Array.from = (items) => (items ? [].concat(items) : []);',
  'MooTools’ bind': 'Function.prototype.bind = function (self) { return (...given) => this.apply(self, given); };',
  'more on Array.prototype': 'Array.prototype.extra = function () {};',
  'get on Object.prototype': 'Object.prototype.get = () => 1;',
  'writable and value on Object.prototype': 'Object.assign(Object.prototype, { writable: false, value: 1 });',
  'an aborted signal on Object.prototype': 'Object.prototype.signal = AbortSignal.abort();',
  'durability on Object.prototype': 'Object.prototype.durability = "bogus";',
  'onclick and javascript: on Object.prototype':
    'Object.assign(Object.prototype, { onclick: "alert(1)", "javascript:": true });',
  'frames that never come': 'window.requestAnimationFrame = () => 0;',
  'a flat without depth': 'Array.prototype.flat = function () { return [].concat(...this); };',
  'an AMD loader': 'window.define = () => { throw new Error("define was called"); }; window.define.amd = {};',
  'names that libraries use': 'Object.assign(window, { h: 1, preact: 2, React: 3, Signal: 4 });',
  'messages all the time': 'setInterval(() => postMessage({ type: "owui" }, "*"), 0);',
};

for (const [what, script] of Object.entries(pages)) {
  test(`a page with ${what}: the answer comes, and is kept`, async ({ page, chat, problems, startGateway }) => {
    const gateway = await startGateway({ tokensPerSecond: 1_000 });
    await page.addInitScript(script);
    await chat.start({ gateway, model: 'rehearsal/markdown', say: 'Hello' });
    await chat.ended();
    await expect(chat.answers.getByRole('table')).toBeVisible();
    await page.reload();
    await chat.open();
    await expect(chat.visitor).toHaveText([/Hello/]);
    await chat.ended();
    await expect(chat.answers.getByRole('table')).toBeVisible();
    await expect(chat.panel).not.toContainText('not kept');
    expect(problems).toEqual([]);
  });
}

test('a page with an aborted signal on Object.prototype: Stop ends the answer', async ({ page, chat }) => {
  await page.addInitScript('Object.prototype.signal = AbortSignal.abort();');
  await chat.start({ model: 'rehearsal/stall-after-20', say: 'Hello' });
  await chat.streaming();
  await chat.stopButton.click();
  await chat.ended('incomplete');
  await expect(chat.answers).toHaveAttribute('data-reason', 'stopped');
});
