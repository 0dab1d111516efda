import { render } from 'preact';
import { adoptStyles } from '../platform/adopt-styles.js';
import { followMessageParts, panelFeatures } from './features.js';
import { keepNodes } from './keep-nodes.js';
import type { MountedPanel, PanelDeps } from './panel-context.js';
import { Panel } from './panel.js';
import { panelStyles } from './styles.js';

/** Renders the panel into a shadow root, beside the launcher. The host element tells the styles where it stands. */
export function mountPanel(root: ShadowRoot, deps: PanelDeps): MountedPanel {
  const unadopt = adoptStyles(root, panelStyles);
  root.host.setAttribute('placement', deps.options.peek().placement);
  const place = document.createElement('div');
  place.className = 'panel-place';
  root.append(place);
  const unfollow = followMessageParts(deps, root);
  render(<Panel deps={deps} features={panelFeatures} />, place);
  const unkeep = keepNodes(place, panelFeatures.messageParts);
  return {
    dispose() {
      unkeep();
      unfollow();
      render(null, place);
      place.remove();
      unadopt();
    },
  };
}
