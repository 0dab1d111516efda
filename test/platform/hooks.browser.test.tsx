import { signal } from '@preact/signals-core';
import { render, type ComponentChildren, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { createContext, useEffect, useMemo, useRef } from '../../src/platform/hooks.js';
import { trackSignals } from '../../src/platform/track-signals.js';

trackSignals();

test('an effect starts once what it is for is in the page, and stops before it starts again and at the end', () => {
  const told: string[] = [];
  const name = signal('a');
  const other = signal(1);
  function Inner(): VNode {
    const element = useRef<HTMLElement>(null);
    useEffect(() => {
      told.push(`inner ${element.current?.isConnected}`);
    }, []);
    return <b ref={element}>{other.value}</b>;
  }
  function Outer(): VNode {
    const { value } = name;
    useEffect(() => {
      told.push(`start ${value}`);
      return () => told.push(`stop ${value}`);
    }, [value]);
    useEffect(() => void told.push('rendered'));
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
  const Colour = createContext<string>('colour');
  const colour = signal('red');
  let between = 0;
  const Inner = (): VNode => <b>{Colour.use()}</b>;
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
  expect(() => render(<Inner />, document.createElement('div'))).toThrow('outside of colour');
});
