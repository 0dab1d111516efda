import type { ChatHandle } from '../../src/chat-handle.js';
import type { Diagnosis } from '../../src/core/diagnosis.js';
import type { FeedbackDetail } from '../../src/core/chat-events.js';

/** Names that pages and scripts of these tests have in their window. */
declare global {
  interface Window {
    chat: ChatHandle;
    /** Several of one page. */
    chats: readonly ChatHandle[];
    handle: ChatHandle;
    /** The doctor alone, as `e2e/real/doctor-server.ts` bundles it. */
    doctor: { diagnose(options: object): Promise<Diagnosis> };
    agree(): void;
    hide(hidden: boolean): void;
    announced: string[];
    before: string[];
    events: unknown[];
    lengths: number[];
    printed: string[];
    violations: string[];
  }
  interface DocumentEventMap {
    'causerie:text-delta': CustomEvent<{ readonly delta: string }>;
    'causerie:feedback': CustomEvent<FeedbackDetail>;
  }
}
