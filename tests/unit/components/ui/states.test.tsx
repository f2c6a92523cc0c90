// @vitest-environment happy-dom
import { ArrowLeft, Bot, ChevronRight } from 'lucide';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { Icon } from '../../../../components/ui/icon.tsx';
import { Loading } from '../../../../components/ui/loading.tsx';
import { Progress } from '../../../../components/ui/progress.tsx';

const show = (what: preact.ComponentChild) => act(() => render(what, document.body));
const find = (what: string) => document.querySelector(what);

afterEach(() => {
  render(null, document.body);
  vi.restoreAllMocks();
});

describe('while something is read', () => {
  it('its place is kept, and those who do not see it are told', () => {
    show(<Loading count={5} label="Reading the agent…" />);
    expect(document.querySelectorAll('.loading-item').length).toBe(5);
    expect(find('[role="status"]')?.textContent).toBe('Reading the agent…');
  });
});

describe('what takes a while', () => {
  it('says how long it still takes, once that can be told', () => {
    const now = vi.spyOn(performance, 'now');
    now.mockReturnValue(10_000);
    show(<Progress label="Tested 0 of 100" done={0} of={100} />);
    expect(find('.progress-left')?.textContent).toBe('');
    now.mockReturnValue(40_000);
    show(<Progress label="Tested 10 of 100" done={10} of={100} />);
    expect(find('.progress-left')?.textContent).toBe('about 5 min left');
    // It has begun anew: what was known of its pace says nothing.
    show(<Progress label="Tested 1 of 50" done={1} of={50} />);
    expect(find('.progress-left')?.textContent).toBe('');
  });

  it('says nothing of time while nobody knows how much there is', () => {
    show(<Progress label="Reading…" done={12} />);
    expect(find('.progress-left')?.textContent).toBe('');
    expect(find('progress')?.hasAttribute('value')).toBe(false);
  });
});

describe('an empty state', () => {
  it('is told when it is all that there is', () => {
    show(
      <EmptyState icon={Bot} title="Choose a sub-account" whole>
        Switch to one in HighLevel.
      </EmptyState>,
    );
    expect(find('[role="status"] h2')?.textContent).toBe('Choose a sub-account');
  });
});

describe('icons', () => {
  it('that point along the text can be turned around with it, others cannot', () => {
    const points = (node: typeof Bot) => {
      show(<Icon node={node} />);
      return find('svg')?.classList.contains('icon-points');
    };
    expect([ArrowLeft, ChevronRight, Bot].map(points)).toEqual([true, true, false]);
  });
});
