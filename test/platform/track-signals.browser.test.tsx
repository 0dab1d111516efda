import { signal } from '@preact/signals-core';
import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { trackSignals } from '../../src/platform/track-signals.js';
import { useComputed } from '../../src/platform/use-signal.js';

trackSignals();

test('a component renders again for the signals and the props that it reads, and not with what it stands in', () => {
  const counts = { outer: 0, inner: 0 };
  const name = signal('a');
  const count = signal(1);
  function Inner({ end }: { end: string }): VNode {
    counts.inner += 1;
    const isMany = useComputed(() => count.value > 2).value;
    return <b>{`${isMany ? 'many' : 'few'} ${end}`}</b>;
  }
  function Outer({ end }: { end: string }): VNode {
    counts.outer += 1;
    return (
      <p>
        {name.value} <Inner end={end} />
      </p>
    );
  }
  const place = document.createElement('div');
  void act(() => render(<Outer end="." />, place));
  expect([place.textContent, counts]).toEqual(['a few .', { outer: 1, inner: 1 }]);
  void act(() => {
    name.value = 'b';
  });
  expect([place.textContent, counts]).toEqual(['b few .', { outer: 2, inner: 1 }]);
  void act(() => {
    count.value = 2;
  });
  expect(counts).toEqual({ outer: 2, inner: 1 });
  void act(() => {
    count.value = 3;
  });
  expect([place.textContent, counts]).toEqual(['b many .', { outer: 2, inner: 2 }]);
  void act(() => render(<Outer end="!" />, place));
  expect([place.textContent, counts]).toEqual(['b many !', { outer: 3, inner: 3 }]);
});

test('a component that is gone follows nothing', () => {
  let readers = 0;
  const name = signal('a', {
    watched: () => (readers += 1),
    unwatched: () => (readers -= 1),
  });
  const Word = (): VNode => <b>{name.value}</b>;
  const place = document.createElement('div');
  void act(() => render(<Word />, place));
  void act(() => {
    name.value = 'b';
  });
  expect([place.textContent, readers]).toEqual(['b', 1]);
  void act(() => render(null, place));
  expect(readers).toBe(0);
});
