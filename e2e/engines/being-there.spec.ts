import { expect, test } from '../support/engines/engine-test.js';

/** Where the launcher ends, counted from the corner of the window. */
function cornerOf(): { hosts: number; right: number; bottom: number } {
  const hosts = document.querySelectorAll('causerie-chat');
  const box = hosts[0]?.shadowRoot?.querySelector('button')?.getBoundingClientRect();
  return {
    hosts: hosts.length,
    right: Math.round(document.documentElement.clientWidth - (box?.right ?? 0)),
    bottom: Math.round(innerHeight - (box?.bottom ?? 0)),
  };
}

test('rules of the body move nothing (h13), and a swapped body takes nothing away (h02)', async ({ driver, site }) => {
  for (const rule of ['transform: translateZ(0)', 'filter: blur(0)', 'perspective: 800px', 'contain: layout']) {
    const head = `<style>body { ${rule}; margin: 0 } main { height: 5000px }</style>`;
    await driver.goto(site.tagged({ url: 'http://a.example', model: 'm' }, { head }));
    await driver.evaluate(() => scrollTo(0, 1_500));
    expect(await driver.evaluate(cornerOf), rule).toEqual({ hosts: 1, right: 20, bottom: 20 });
    await driver.evaluate(
      () =>
        new Promise((resolve) => {
          const body = document.createElement('body');
          body.innerHTML = '<h1>Second</h1>';
          document.body.replaceWith(body);
          setTimeout(() => requestAnimationFrame(resolve), 50);
        }),
    );
    expect(await driver.evaluate(cornerOf), rule).toEqual({ hosts: 1, right: 20, bottom: 20 });
  }
});

test('a cached copy of a page brings no second chat (h03)', async ({ driver, site }) => {
  await driver.goto(site.tagged({ url: 'http://a.example', model: 'm' }));
  expect((await driver.evaluate(cornerOf)).hosts).toBe(1);
  await driver.evaluate(
    () =>
      new Promise((resolve) => {
        const copy = document.body.cloneNode(true);
        document.body.replaceWith(document.createElement('body'));
        setTimeout(() => {
          document.body.replaceWith(copy);
          setTimeout(() => requestAnimationFrame(resolve), 50);
        }, 50);
      }),
  );
  expect((await driver.evaluate(cornerOf)).hosts).toBe(1);
});
