/** The detector's script, which only pasted texts need. */
import { explainText } from '../explain.ts';
import type { SiteGlobals } from './protocol.ts';

(globalThis as SiteGlobals).errcodeExplain = explainText;
