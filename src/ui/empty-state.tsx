import type { VNode } from 'preact';
import { Icon } from './icon.js';
import { usePanel } from './panel-context.js';

/** More would be a menu. */
const mostSuggestions = 4;
/** A model's description may be an essay; in characters. */
const longestLine = 200;

/** A conversation without messages: a greeting, one line, and first questions, the owner's or the server's. */
export function EmptyState(): VNode {
  const { model, options, strings, focusComposer } = usePanel();
  const words = strings.value;
  const connection = model.connection.value;
  const info = connection.state === 'ready' ? connection.model : undefined;
  const { greeting, suggestions = info?.suggestions ?? [] } = options.value;
  const own = options.value.strings?.panel;
  // Where the owner greets or says another line, the server's description could say something else in other words.
  const isOwners = greeting || own?.greeting || own?.invitation !== undefined;
  const line = (!isOwners && info?.description?.trim()) || words.invitation;
  return (
    <div class="empty">
      <h3 class="greeting" dir="auto">
        {greeting || words.greeting}
      </h3>
      {line && (
        <p class="invitation" dir="auto">
          {line.length > longestLine ? `${line.slice(0, longestLine).trimEnd()} …` : line}
        </p>
      )}
      {suggestions.length > 0 && (
        <ul class="suggestions" aria-label={words.suggestions}>
          {suggestions.slice(0, mostSuggestions).map((suggestion) => (
            <li key={suggestion}>
              <button
                type="button"
                class="suggestion"
                onClick={() => {
                  model.send(suggestion);
                  focusComposer();
                }}
              >
                <span dir="auto">{suggestion}</span>
                <Icon shape="chevron" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
