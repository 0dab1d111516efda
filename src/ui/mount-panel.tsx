import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { adoptChangingStyles, adoptStyles } from '../platform/adopt-styles.js';
import { followMessageParts, panelFeatures } from './features.js';
import { keepNodes } from './keep-nodes.js';
import type { MountedPanel, PanelDeps } from './panel-context.js';
import { Panel } from './panel.js';
import { panelStyles } from './styles.js';
import { followTheme } from './theme-sheet.js';
import { readChoices, textSizeRule } from './visitor-choices.js';

/** Renders the panel into a shadow root, beside the launcher. The host element tells the styles where it stands. */
export function mountPanel(root: ShadowRoot, deps: PanelDeps): MountedPanel {
  const unadopt = adoptStyles(root, panelStyles);
  const unfollowTheme = followTheme(deps, root);
  root.host.setAttribute('placement', deps.options.peek().placement);
  const place = document.createElement('div');
  place.className = 'panel-place';
  root.append(place);
  const choices = signal(readChoices(deps.options.peek().historyKey));
  const sizes = adoptChangingStyles(root);
  const unsize = effect(() => sizes.replace(textSizeRule(choices.value)));
  const unfollow = followMessageParts(deps, root);
  render(<Panel deps={deps} features={panelFeatures} choices={choices} />, place);
  const unkeep = keepNodes(place);
  return {
    dispose() {
      unkeep();
      unfollow();
      unsize();
      sizes.remove();
      render(null, place);
      place.remove();
      unfollowTheme();
      unadopt();
    },
  };
}
