import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { newId } from '../../platform/new-id.js';
import { Icon } from '../icon.js';

interface DisclosureProps {
  label: ComponentChildren;
  /** Stands in the place of the arrow. */
  sign?: ComponentChildren;
  children: ComponentChildren;
}

/** A fold. What is in it is rendered only while it is open. */
export function Disclosure({ label, sign, children }: DisclosureProps): VNode {
  const isOpen = useSignal(false);
  const id = useMemo(newId, []);
  return (
    <div class="disclosure">
      <button
        type="button"
        class="fold"
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? id : undefined}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {sign || <Icon shape="chevron" />}
        {label}
      </button>
      {isOpen.value && (
        <div id={id} class="folded" dir="auto">
          {children}
        </div>
      )}
    </div>
  );
}
