import type { FunctionComponent } from 'preact';
import { EditButton } from './edit-button.js';
import { MessageEditor } from './message-editor.js';
import { VersionStepper } from './version-stepper.js';

/** What can be done with messages that are settled. */
export interface MessageTools {
  readonly EditButton: typeof EditButton;
  readonly Editor: typeof MessageEditor;
  readonly Stepper: FunctionComponent<{ messageId: string }>;
}

export const messageTools: MessageTools = { EditButton, Editor: MessageEditor, Stepper: VersionStepper };
