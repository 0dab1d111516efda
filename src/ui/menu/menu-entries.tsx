import type { FunctionComponent } from 'preact';
import type { MenuStrings } from '../../strings/translation.js';
import type { PanelContext } from '../panel-context.js';
import { AccessibilityPage } from './accessibility-page.js';
import { ModelPage } from './model-page.js';
import { YourData } from './your-data/your-data.js';

/** Something in the menu beside the conversations. */
export interface MenuEntry {
  readonly id: string;
  readonly name: (words: MenuStrings) => string;
  /** Whether it stands in the menu now; may read signals. */
  readonly isOffered: (panel: PanelContext) => boolean;
  /** Is shown under its name; it fills the menu and scrolls in it. Absent where `act` does all. */
  readonly Page?: FunctionComponent;
  /** Runs in place of showing a page. */
  readonly act?: (panel: PanelContext) => void;
}

/** In the order in which they stand in the menu. */
export const menuEntries: readonly MenuEntry[] = [
  {
    id: 'data',
    name: (words) => words.yourData,
    isOffered: () => true,
    Page: YourData,
  },
  {
    id: 'accessibility',
    name: (words) => words.accessibility,
    isOffered: () => true,
    Page: AccessibilityPage,
  },
  {
    id: 'notifications',
    name: (words) => words.notify,
    // Once the visitor has answered, the browser's own settings have it.
    isOffered: ({ options }) => options.value.notifications && globalThis.Notification?.permission === 'default',
    act(panel) {
      panel.menu.close(panel.focusComposer);
      void Notification.requestPermission();
    },
  },
  {
    id: 'doctor',
    name: (words) => words.doctor,
    isOffered: ({ options }) => options.value.debug,
    act: (panel) => {
      panel.menu.close();
      panel.openDoctor();
    },
  },
  {
    id: 'model',
    name: ({ model }) => model,
    isOffered: ({ model, options }) => options.value.modelPicker && model.models.value.length > 1,
    Page: ModelPage,
  },
];
