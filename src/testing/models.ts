import type { Scenario } from './script.js';

/** A model that the gateway offers. */
export interface RehearsalModel {
  /** May hold dots and slashes. */
  readonly id: string;
  /** @default the id */
  readonly name?: string;
  readonly description?: string;
  /** Suggested first questions. */
  readonly suggestions?: readonly string[];
  /** Listed, but marked as not for pickers. @default false */
  readonly hidden?: boolean;
  /** Switched off models are neither listed nor usable. @default true */
  readonly active?: boolean;
  /** Whether accounts that are not an administrator's may read it. @default true */
  readonly granted?: boolean;
  /** How it answers. @default a short answer about TechNova that fits the question */
  readonly scenario?: Scenario;
}

/** The models that the gateway offers when nothing else is asked for: a company's assistant, an agent, a plain model. */
export const defaultModels: readonly RehearsalModel[] = [
  {
    id: 'Technova',
    name: 'TechNova Assistant',
    description: 'Answers questions about TechNova gateways, sensors and orders.',
    suggestions: ['What does TechNova make?', 'Which gateway fits a small office?', 'Track my order'],
  },
  {
    id: 'agent_gateway.harpou-agent/deep-research',
    name: 'Deep research',
    description: 'Reads several sources before it answers, and says what it is doing.',
    suggestions: ['Compare the three gateways for a school.'],
    scenario: 'agent',
  },
  { id: 'ollama-local-1/llama2', name: 'llama2' },
  { id: 'mistral-small:24b', name: 'Mistral Small' },
  { id: 'Technova-internal', name: 'TechNova Internal', hidden: true },
  { id: 'Technova-retired', name: 'TechNova 2024', active: false },
  { id: 'Technova-staff', name: 'TechNova Staff', granted: false },
];
