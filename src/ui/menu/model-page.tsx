import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { newId } from '../../platform/new-id.js';
import { usePanel } from '../panel-context.js';

/** The models that the visitor may choose among. What is chosen answers from the next message on. */
export function ModelPage(): VNode {
  const { model } = usePanel();
  const name = useMemo(newId, []);
  const chosen = model.model.value.id;
  return (
    <ul class="models">
      {model.models.value.map(({ id, name: title = id, description }) => (
        <li key={id}>
          <label class="menu-row">
            <input type="radio" name={name} checked={id === chosen} onChange={() => model.chooseModel(id)} />
            <span class="menu-row-text">
              <span dir="auto">{title}</span>
              {description && (
                <small class="model-description" dir="auto">
                  {description}
                </small>
              )}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
