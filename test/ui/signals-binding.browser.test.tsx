import { signal, useComputed } from '@preact/signals';
import { createContext, render, type ComponentChildren, type VNode } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { Waiting } from '../../src/ui/waiting.js';

// The panel relies on these of Preact and its signals: a new version of one of them has to keep them.

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

test('an effect starts once what it is for is in the page, and stops before it starts again and at the end', () => {
  const told: string[] = [];
  const name = signal('a');
  const other = signal(1);
  function Inner(): VNode {
    const element = useRef<HTMLElement>(null);
    useLayoutEffect(() => {
      told.push(`inner ${element.current?.isConnected}`);
    }, []);
    return <b ref={element}>{other.value}</b>;
  }
  function Outer(): VNode {
    const { value } = name;
    useLayoutEffect(() => {
      told.push(`start ${value}`);
      return () => told.push(`stop ${value}`);
    }, [value]);
    useLayoutEffect(() => void told.push('rendered'));
    return (
      <p>
        <Inner /> {other.value}
      </p>
    );
  }
  const place = document.body.appendChild(document.createElement('div'));
  void act(() => render(<Outer />, place));
  expect(told.splice(0)).toEqual(['inner true', 'start a', 'rendered']);
  void act(() => {
    other.value = 2;
  });
  expect(told.splice(0)).toEqual(['rendered']);
  void act(() => {
    name.value = 'b';
  });
  expect(told.splice(0)).toEqual(['stop a', 'start b', 'rendered']);
  void act(() => render(null, place));
  expect(told).toEqual(['stop b']);
  place.remove();
});

test('a value is made once, and again with other inputs', () => {
  const made: number[] = [];
  const input = signal(1);
  const other = signal(1);
  function Part(): VNode {
    const { value } = input;
    const kept = useMemo(() => {
      made.push(value);
      return { value };
    }, [value]);
    return <b>{`${kept.value} ${other.value}`}</b>;
  }
  const place = document.createElement('div');
  void act(() => render(<Part />, place));
  void act(() => {
    other.value = 2;
  });
  expect([place.textContent, made]).toEqual(['1 2', [1]]);
  void act(() => {
    input.value = 2;
  });
  expect([place.textContent, made]).toEqual(['2 2', [1, 2]]);
});

test('what stands around a component is told through those between, which do not render for it', () => {
  const Colour = createContext('none');
  const colour = signal('red');
  let between = 0;
  const Inner = (): VNode => <b>{useContext(Colour)}</b>;
  function Between({ children }: { children: ComponentChildren }): VNode {
    between += 1;
    return <p>{children}</p>;
  }
  const inner = (
    <Between>
      <Inner />
    </Between>
  );
  const Outer = (): VNode => <Colour.Provider value={colour.value}>{inner}</Colour.Provider>;
  const place = document.createElement('div');
  void act(() => render(<Outer />, place));
  expect([place.textContent, between]).toEqual(['red', 1]);
  void act(() => {
    colour.value = 'blue';
  });
  expect([place.textContent, between]).toEqual(['blue', 1]);
});

test('a part of the panel says so where there is no panel around it', () => {
  expect(() => render(<Waiting since={0} />, document.createElement('div'))).toThrow('outside of the panel');
});
