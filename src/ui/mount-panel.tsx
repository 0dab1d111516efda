import { render } from 'preact';
import { adoptStyles } from '../platform/adopt-styles.js';
import { followMessageTools } from './features.js';
import type { MountedPanel, PanelContext } from './panel-context.js';
import { Panel } from './panel.js';
import { panelStyles } from './styles.js';

/** Renders the panel into a shadow root, beside the launcher. The host element tells the styles where it stands. */
export function mountPanel(root: ShadowRoot, context: PanelContext): MountedPanel {
  const unadopt = adoptStyles(root, panelStyles);
  root.host.setAttribute('placement', context.options.peek().placement);
  const place = document.createElement('div');
  place.className = 'panel-place';
  root.append(place);
  const unfollow = followMessageTools(context, root);
  render(<Panel context={context} />, place);
  return {
    destroy() {
      unfollow();
      render(null, place);
      place.remove();
      unadopt();
    },
  };
}
