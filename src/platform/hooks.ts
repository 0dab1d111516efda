import { Component, type ComponentChildren, type ComponentClass, type RefObject } from 'preact';
import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import { rendering, type Cell, type Effect } from './track-signals.js';

// The hooks that our components use, for those that `trackSignals` follows: a part of what `preact/hooks` has, which
// every visitor would load with a second way to render again. Here only signals and props make a component do so.

function nextCell(): Cell {
  const component = rendering();
  return (component.cells[component.next++] ??= {});
}

/** Whether a cell has to be filled anew, for other inputs than before. Without inputs: always. */
function isStale(cell: Cell, inputs: readonly unknown[] | undefined): boolean {
  const before = cell.inputs;
  cell.inputs = inputs;
  return !before || !inputs || inputs.some((input, index) => !Object.is(input, before[index]));
}

/** What was made once, and again with other inputs. */
export function useMemo<T>(make: () => T, inputs: readonly unknown[]): T {
  const cell = nextCell();
  if (isStale(cell, inputs)) cell.value = make();
  return cell.value as T;
}

/** An object that stays the same. */
export function useRef<T>(first: T): { current: T };
export function useRef<T>(first: T | null): RefObject<T>;
export function useRef<T>(first: T | undefined): { current: T | undefined };
export function useRef<T>(first: T): { current: T } {
  return useMemo(() => ({ current: first }), []);
}

/**
 * Starts something when a rendering with other inputs is in the page and not yet painted, what stands within the
 * component first. It is stopped before it starts again, and with the component.
 */
export function useEffect(start: Effect, inputs?: readonly unknown[]): void {
  const cell = nextCell();
  if (isStale(cell, inputs)) cell.start = start;
}

/** Something that all components below a place may ask for. */
export interface Context<T> {
  readonly Provider: ComponentClass<{ value: T; children: ComponentChildren }>;
  /** The hook that asks: the component renders again with another value. Throws where nothing provides one. */
  readonly use: () => T;
}

/** @param name another one than that of any other context */
export function createContext<T>(name: string): Context<T> {
  return {
    Provider: class extends Component<{ value: T; children: ComponentChildren }> {
      readonly given: Signal<T> = signal(this.props.value);

      override getChildContext(): object {
        return { [name]: this.given };
      }

      override render(): ComponentChildren {
        this.given.value = this.props.value;
        return this.props.children;
      }
    },
    use() {
      const given = (rendering().context as Record<string, ReadonlySignal<T>>)[name];
      if (!given) throw new Error(`outside of ${name}`);
      return given.value;
    },
  };
}
