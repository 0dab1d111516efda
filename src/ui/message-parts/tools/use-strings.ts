import { messageTools as english } from '../../../strings/en/message-tools.js';
import type { MessageToolsStrings } from '../../../strings/translation.js';
import { usePanel } from '../../panel-context.js';

export function useMessageToolsStrings(): MessageToolsStrings {
  return usePanel().strings.value.of('messageTools', english);
}
