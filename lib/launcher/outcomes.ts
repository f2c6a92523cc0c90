import type { LauncherOutcome } from '../messaging/messages/launcher-create.ts';
import { element } from './dom.ts';

export interface RowContent extends Pick<LauncherOutcome, 'tone' | 'text'> {
  /** The one thing that can be done about it, and what that is called. */
  action?: { label: string; run: () => void };
}

/** One thing that was done from here, and how it goes. */
export interface Row {
  show(content: RowContent): void;
}

/**
 * The list of outcomes, read out as they change. `press` makes a button that obeys trusted clicks
 * only; `changed` is told when a row comes, changes or goes.
 */
export function createOutcomes(
  press: (label: string, run: () => void) => HTMLButtonElement,
  changed: (dismissed?: true) => void,
) {
  const list = element('div', { class: 'rows', role: 'status', 'aria-atomic': 'false' });
  return {
    list,
    add(): Row {
      const text = element('span', {});
      const close = press('×', () => {
        row.remove();
        changed(true);
      });
      close.setAttribute('aria-label', 'Dismiss');
      const row = element('div', { class: 'row' }, text, close);
      list.append(row);
      return {
        show({ tone, text: words, action }) {
          row.dataset.tone = tone;
          text.textContent = words;
          const old = row.querySelector('div');
          // Whoever pressed Undo with the keyboard stays here when it goes.
          if (old?.contains((row.getRootNode() as ShadowRoot).activeElement)) close.focus();
          old?.remove();
          if (action) row.append(element('div', {}, press(action.label, action.run)));
          changed();
        },
      };
    },
    /** Forgets everything that was shown. */
    clear(): void {
      list.replaceChildren();
      changed();
    },
  };
}
