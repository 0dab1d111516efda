import { signal } from '@preact/signals';
import { render } from 'preact';
import { expect, onTestFinished, test } from 'vitest';
import { lazy } from '../../src/platform/lazy.js';
import { keepNodes, type NodeGuard } from '../../src/ui/keep-nodes.js';
import { guardNodes } from '../../src/ui/message-parts/guard-nodes.js';

type GuardCode = { readonly guardNodes: (place: Element) => NodeGuard };

/** A text that a translator replaces, and its next value. The code that guards it comes when the promise says. */
async function translated(code: Promise<GuardCode>): Promise<HTMLElement> {
  const place = document.body.appendChild(document.createElement('div'));
  const text = signal('one');
  const Texts = () => (
    <>
      <p>{`${text.value} `}</p>
      <b>{text.value}</b>
    </>
  );
  render(<Texts />, place);
  const stop = keepNodes(
    place,
    lazy(() => code),
  );
  onTestFinished(() => {
    stop();
    render(null, place);
    place.remove();
  });
  const font = document.createElement('font');
  font.textContent = 'UN ';
  place.querySelector('p')?.firstChild?.replaceWith(font);
  await frame();
  text.value = 'two';
  await frame();
  return place;
}

function frame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

test('a rendering waits for the code that gives it its own nodes back', async () => {
  let come = (_code: GuardCode): void => {};
  const place = await translated(new Promise((resolve) => (come = resolve)));
  expect(place.textContent).toBe('UN one');
  come({ guardNodes });
  await expect.poll(() => place.textContent).toBe('two two');
});

test('where that code cannot be loaded, renderings go on', async () => {
  const place = await translated(Promise.reject(new Error('no network')));
  await expect.poll(() => place.textContent).toBe('UN two');
});
