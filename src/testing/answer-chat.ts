import type { Catalogue } from './catalogue.js';
import { cannedAnswer } from './choose-answer.js';
import { isJsonObject } from './json-value.js';
import type { RehearsalRequest } from './recorded-request.js';
import type { PlayedServer, Refusal } from './refusal.js';
import { findScenario } from './scenario-table.js';
import type { Chosen, ScenarioPlan } from './scenario-plan.js';

/** Decides how a chat request is answered. */
export interface ChatRules {
  readonly kind: PlayedServer;
  readonly catalogue: Catalogue;
  readonly plan: ScenarioPlan;
}

/** The script for a chat request, or why it gets none. */
export function chooseChat(request: RehearsalRequest, isAdmin: boolean, rules: ChatRules): Chosen | Refusal {
  const { kind, catalogue, plan } = rules;
  const { body, headers, model: id } = request;
  if (headers['content-encoding'] !== undefined) return { status: 400, text: 'There was an error parsing the body' };
  if (!isJsonObject(body)) return { status: kind === 'openai' ? 400 : 422, text: 'JSON decode error' };
  const model = id === undefined ? undefined : catalogue.find(id, isAdmin);
  if (!model) return unknownModel(id, kind);
  const own = findScenario(model.id) ? model.id : undefined;
  const usual = [model.scenario, own, 'answer'];
  return plan.choose(request, usual, cannedAnswer(request.question)) ?? unknownModel(id, kind);
}

function unknownModel(id: string | undefined, kind: PlayedServer): Refusal {
  if (kind === 'open-webui') return { status: 400, text: 'Model not found' };
  return { status: 404, text: `The model \`${id ?? ''}\` does not exist`, code: 'model_not_found' };
}
