import type { CorsOptions } from './cors.js';
import type { KeyOptions } from './keys.js';
import type { RehearsalModel } from './models.js';
import type { PlayedServer } from './refusal.js';
import type { RehearsalClock } from './rehearsal-clock.js';
import type { Scenario } from './script.js';

/** Options of a rehearsal gateway; every option has a default. */
export interface RehearsalOptions extends CorsOptions, KeyOptions {
  /** Which server is played. @default "open-webui" */
  readonly kind?: PlayedServer;
  /** The path that the server sits under, such as `/webui`. @default "" */
  readonly basePath?: string;
  /** The models that the server offers; `false`: it has no route for a list, and takes any model. @default a company's assistant, an agent and a few others */
  readonly models?: readonly RehearsalModel[] | false;
  /** How chat requests are answered; where it is a function that returns undefined, as usual. @default by the model */
  readonly scenario?: Scenario;
  /** Open WebUI's `ENABLE_TITLE_GENERATION`. @default true */
  readonly titles?: boolean;
  /** Open WebUI's version. @default "0.12.4" */
  readonly version?: string;
  /** How fast answers come. @default 60 */
  readonly tokensPerSecond?: number;
  /** Divides the times that scenarios name. @default 1 */
  readonly speed?: number;
  /** The same seed and requests give the same bytes, but for the time in them. @default 1 */
  readonly seed?: number;
  /** @default the machine's */
  readonly clock?: RehearsalClock;
}
