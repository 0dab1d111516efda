/* Beside the options of the server: who answers, the doctor, and the scenarios. */
import { scenarioList } from '../kit/kit.js';
import { make, segments } from './elements.js';

/**
 * @param {object} deps
 * @param {(server: 'rehearsal' | 'mine') => void} deps.onServer
 * @param {() => void} deps.onExamine
 * @param {(name: string) => void} deps.onPlay
 */
export function createServerPanel({ onServer, onExamine, onPlay }) {
  const who = segments(
    'Who answers',
    [
      ['rehearsal', 'A pretended server'],
      ['mine', 'My server'],
    ],
    (value) => onServer(value === 'mine' ? 'mine' : 'rehearsal'),
  );
  const examine = make('button', { type: 'button' }, 'Ask the connection doctor');
  examine.addEventListener('click', () => {
    findings.replaceChildren(make('p', {}, 'Examining …'));
    onExamine();
  });
  const findings = make('div', { class: 'findings', role: 'status' });
  const scenarios = make('ul', { class: 'scenario-list' });
  for (const { name, about } of scenarioList()) {
    const button = make('button', { type: 'button', title: about }, name);
    button.addEventListener('click', () => onPlay(name));
    scenarios.append(make('li', {}, button));
  }
  const played = make(
    'details',
    { class: 'scenario-box' },
    make('summary', {}, 'See what happens when …'),
    make('p', { class: 'about' }, 'Each asks a question, which the pretended server answers so.'),
    scenarios,
  );
  return {
    element: make(
      'div',
      { class: 'server' },
      who.group,
      make('p', { class: 'about' }, 'The pretended one runs in this page: nothing is sent anywhere.'),
      examine,
      findings,
      played,
    ),
    /** @param {import('./state.js').Choices} choices */
    show({ server }) {
      who.show(server);
      played.hidden = server === 'mine';
    },
    /** @param {import('../../src/core/diagnosis.js').Diagnosis} diagnosis */
    tell({ isHealthy, findings: found }) {
      const list = make('ul', {});
      for (const { severity, cause, fix } of found) {
        const mark = { ok: '✓', warning: '!', problem: '✗' }[severity];
        list.append(
          make('li', { class: severity }, `${mark} ${cause}`, ...(fix ? [make('p', {}, `Fix: ${fix}`)] : [])),
        );
      }
      findings.replaceChildren(make('p', {}, isHealthy ? 'All is well.' : 'The chat cannot work yet.'), list);
    },
  };
}
