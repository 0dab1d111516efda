import type { RehearsalModel } from './models.js';
import type { RecordedRequest } from './recorded-request.js';
import type { ScenarioTarget } from './scenario-plan.js';
import type { Scenario } from './script.js';

/** A gateway that plays Open WebUI, or another OpenAI-compatible server, without a network. */
export interface Rehearsal {
  /**
   * Answers one request. As `fetch` does, it rejects with a `TypeError` where the scenario breaks the connection
   * before the headers, and with the signal's reason where the request's signal aborts.
   */
  handle(request: Request): Promise<Response>;
  /** Every request but preflights and those of the control address, oldest first; at most the last thousand. */
  readonly requests: readonly RecordedRequest[];
  /** Sets how requests are answered from now on; undefined takes it back. Throws where there is no such scenario. */
  setScenario(scenario: Scenario | undefined, target?: ScenarioTarget): void;
  /** Sets how the next matching request is answered; called again, the one after it. */
  nextScenario(scenario: Scenario, target?: ScenarioTarget): void;
  /** Adds models to the list. */
  addModels(...models: readonly RehearsalModel[]): void;
  /** Forgets requests, scenarios and models that came after the creation. */
  reset(): void;
  /** The settings, as plain data. */
  describe(): unknown;
}
