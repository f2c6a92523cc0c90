import type { LauncherOutcome } from '../messaging/messages/launcher-create.ts';
import { element, type Press } from './dom.ts';

/**
 * Shows how one thing goes; `label` names the one thing that can be done about it, by `run`.
 */
export type Row = (
  tone: LauncherOutcome['tone'],
  text: string,
  label?: string | false,
  run?: () => void,
) => void;

/** Adds a row to the list of outcomes, which is read out as it changes. */
export function addRow(
  list: HTMLElement,
  press: Press,
  dismiss: string,
  dismissed: () => void,
): Row {
  const span = element('span', {});
  const close = press(
    () => {
      row.remove();
      dismissed();
    },
    { 'aria-label': dismiss, t: '×' },
  );
  const row = element('div', {}, span, close);
  list.append(row);
  return (tone, text, label, run) => {
    row.className = `row ${tone}`;
    span.setAttribute('t', text);
    const old = row.querySelector('div');
    // Whoever pressed Undo with the keyboard stays here when it goes.
    if (old?.contains((list.getRootNode() as ShadowRoot).activeElement)) close.focus();
    old?.remove();
    if (label && run) row.append(element('div', {}, press(run, { t: label })));
  };
}
