/** What the page and the engine say to each other. */
import type { SiteAnswer } from '../engine.ts';
import type { ExplainedCode } from '../explain.ts';

/** What the page asks. */
export type Asked =
  | { readonly kind: 'prepare'; readonly vendor: string | undefined }
  | {
      readonly kind: 'search';
      readonly id: number;
      readonly text: string;
      readonly vendor: string | undefined;
    }
  | { readonly kind: 'explain'; readonly id: number; readonly text: string };

/** What the engine answers. */
export type Told =
  | { readonly kind: 'alive' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'search'; readonly id: number; readonly answer: SiteAnswer }
  | { readonly kind: 'explain'; readonly id: number; readonly codes: readonly ExplainedCode[] }
  | { readonly kind: 'failed'; readonly id: number };

/** Takes what is asked, and tells its answers. */
export type Answering = (asked: Asked) => void;

/** What the scripts know of each other where there is no worker. */
export interface SiteGlobals {
  /** @param load gets the value of a file of data, @param loadExplainer the script of the detector */
  errcodeEngine?: (
    tell: (told: Told) => void,
    load: LoadData,
    loadExplainer: () => Promise<void>,
  ) => Answering;
  errcodeExplain?: typeof import('../explain.ts').explainText;
}

export type LoadData = (name: string) => Promise<unknown>;
