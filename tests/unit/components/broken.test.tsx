// @vitest-environment happy-dom
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { BrokenScreen } from '../../../components/broken/broken-screen.tsx';
import { noteUncaught } from '../../../components/broken/note-errors.ts';
import { ServicesProvider } from '../../../components/services.ts';
import { ErrorBoundary } from '../../../components/ui/error-boundary.tsx';
import { useSaver } from '../../../components/use-saver.ts';
import { click, settle, text, type } from './quick-add/fake.tsx';
import { fakeBackground, servicesOf } from './workspace/stage.tsx';

const words = 'Mrs Harbor pit-1 https://crm.example';
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A form that keeps what is typed, and breaks when it is asked to. */
function Form({ keep }: { keep: (text: string) => Promise<unknown> }) {
  const [broken, setBroken] = useState(false);
  const saver = useSaver(keep);
  if (broken) throw new TypeError(words);
  return (
    <>
      <label>
        Text
        <input onInput={({ currentTarget }) => saver.save(currentTarget.value)} />
      </label>
      <button type="button" onClick={() => setBroken(true)}>
        Break
      </button>
    </>
  );
}

function show(keep: (text: string) => Promise<unknown>) {
  const background = fakeBackground({
    'error/note': {},
    'report/make': { text: 'Switchboard report\n  all of it' },
  });
  const copied: string[] = [];
  const services = {
    ...servicesOf(background),
    copy: async (what: string) => void copied.push(what),
  };
  const root = document.createElement('main');
  document.body.replaceChildren(root);
  act(() =>
    render(
      <ServicesProvider value={services}>
        <p>Beside it</p>
        <ErrorBoundary screen="bin" broken={BrokenScreen}>
          <Form keep={keep} />
        </ErrorBoundary>
      </ServicesProvider>,
      root,
    ),
  );
  ends.push(() => act(() => render(null, root)));
  return { background, copied, services };
}

describe('a screen that breaks', () => {
  it('says so, takes nothing along, and is shown again', async () => {
    const { background } = show(async () => undefined);
    await click('Break');
    expect(text()).toContain('Beside it');
    expect(text()).toContain('nothing new was sent');
    expect(text()).not.toContain('Harbor');
    const [noted] = background.inputs('error/note');
    expect(noted).toMatchObject({ where: 'page bin', name: 'TypeError' });
    expect(JSON.stringify(noted)).not.toMatch(/Harbor|pit-1|crm/);
    await click('Show it again');
    expect(text()).toContain('Break');
  });

  it('loses nothing that was typed, though the save before is still on its way', async () => {
    const kept: string[] = [];
    const answers: (() => void)[] = [];
    show((typed) => {
      kept.push(typed);
      return new Promise<void>((done) => answers.push(done));
    });
    await type('Text', 'a');
    await type('Text', 'ab');
    await type('Text', 'abc');
    expect(kept).toEqual(['a']);
    await click('Break');
    answers.shift()?.();
    await settle();
    expect(kept).toEqual(['a', 'abc']);
  });

  it('shows the report before it is copied', async () => {
    const { copied } = show(async () => undefined);
    await click('Break');
    await click('Copy report…');
    expect(document.querySelector('.report-text')?.textContent).toContain('all of it');
    expect(document.querySelector('.report-text')?.getAttribute('tabindex')).toBe('0');
    expect(copied).toEqual([]);
    await click('Copy report');
    expect(copied).toEqual(['Switchboard report\n  all of it']);
    expect(text()).toContain('Copied.');
  });
});

it('what nobody catches is noted as its kind and place, until it is no longer listened to', async () => {
  const { background, services } = show(async () => undefined);
  const end = noteUncaught(services);
  const event = (error: unknown) => dispatchEvent(Object.assign(new Event('error'), { error }));
  event(new RangeError(words));
  event(undefined);
  dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: words }));
  await settle();
  end();
  event(new RangeError(words));
  const noted = background.inputs('error/note');
  expect(noted.map(({ where, name }) => [where, name])).toEqual([
    ['page event', 'RangeError'],
    ['page promise', 'Error'],
  ]);
  expect(JSON.stringify(noted)).not.toMatch(/Harbor|pit-1|crm/);
});
