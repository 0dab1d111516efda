import { menu as english } from '../../strings/en/menu.js';
import type { MenuStrings } from '../../strings/translation.js';
import { usePanel } from '../panel-context.js';

export function useMenuStrings(): MenuStrings {
  return usePanel().strings.value.of('menu', english);
}
