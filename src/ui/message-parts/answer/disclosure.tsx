import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { newId } from '../../../platform/new-id.js';
import { Icon } from '../../icon.js';

interface DisclosureProps {
  label: ComponentChildren;
  /** Stands in the place of the arrow. */
  sign?: ComponentChildren;
  /** Whether it is open until the visitor presses it. */
  isOpenAtFirst?: boolean;
  children: ComponentChildren;
}

/** A fold. What is in it is rendered only while it is open. */
export function Disclosure({ label, sign, isOpenAtFirst = false, children }: DisclosureProps): VNode {
  const chosen = useSignal<boolean | undefined>(undefined);
  const isOpen = chosen.value ?? isOpenAtFirst;
  const id = useMemo(newId, []);
  return (
    <div class="disclosure">
      <button
        type="button"
        class="fold"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => {
          chosen.value = !isOpen;
        }}
      >
        {sign || <Icon shape="chevron" />}
        {label}
      </button>
      {isOpen && (
        <div id={id} class="folded" dir="auto">
          {children}
        </div>
      )}
    </div>
  );
}
