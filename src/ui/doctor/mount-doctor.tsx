import { render } from 'preact';
import { adoptStyles } from '../../platform/adopt-styles.js';
import { keepNodes } from '../keep-nodes.js';
import type { DoctorContext } from './doctor-context.js';
import { DoctorDialog } from './doctor-dialog.js';
import doctorCss from './doctor.css?inline';

/** Shows the doctor over the page, in a shadow root that has the panel's styles. Returns what closes it. */
export function mountDoctor(root: ShadowRoot, context: Omit<DoctorContext, 'close'>): () => void {
  const unadopt = adoptStyles(root, doctorCss);
  const place = document.createElement('div');
  place.className = 'panel-place';
  root.append(place);
  function close(): void {
    if (!place.isConnected) return;
    place.querySelector('dialog')?.close();
    unkeep();
    render(null, place);
    place.remove();
    unadopt();
  }
  render(<DoctorDialog context={{ ...context, close }} />, place);
  const unkeep = keepNodes(place);
  return close;
}
