import type { FunctionComponent } from 'preact';
import type { Panel } from '../panel-context.js';
import type { MenuStrings } from '../../strings/translation.js';

/** Something in the menu beside the conversations. What it shows loads when it is opened. */
export interface MenuEntry {
  readonly id: string;
  readonly name: (words: MenuStrings) => string;
  /** Whether it stands in the menu now; may read signals. */
  readonly isOffered: (panel: Panel) => boolean;
  /** What is shown under its name; it fills the menu and scrolls in it. Absent where `act` does all. */
  readonly load?: () => Promise<FunctionComponent>;
  /** What it does, in place of showing something. */
  readonly act?: (panel: Panel) => void;
}

/** In the order in which they stand in the menu. */
export const menuEntries: readonly MenuEntry[] = [
  {
    id: 'data',
    name: (words) => words.yourData,
    isOffered: () => true,
    load: () => import('../your-data/your-data.js').then(({ YourData }) => YourData),
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
    load: async () => (await import('./model-page.js')).ModelPage,
  },
];
