import { signal } from '@preact/signals';
import { render } from 'preact';
import { expect, onTestFinished, test } from 'vitest';
import { keepNodes } from '../../src/ui/keep-nodes.js';

test('an element whose text a translator has replaced gets its own text back when that changes', async () => {
  const place = document.body.appendChild(document.createElement('div'));
  const text = signal('one');
  const Texts = () => (
    <>
      <p>{`${text.value} `}</p>
      <b>{text.value}</b>
    </>
  );
  render(<Texts />, place);
  const stop = keepNodes(place);
  onTestFinished(() => {
    stop();
    render(null, place);
    place.remove();
  });
  const font = document.createElement('font');
  font.textContent = 'UN ';
  place.querySelector('p')?.firstChild?.replaceWith(font);
  await frame();
  expect(place.textContent).toBe('UN one');
  text.value = 'two';
  await frame();
  expect(place.textContent).toBe('two two');
});

function frame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
