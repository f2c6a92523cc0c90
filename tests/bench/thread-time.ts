import type { Chromium } from '../e2e/harness/chromium.ts';

/** What the extension's threads have computed, in milliseconds of the processor's time. */
export interface ThreadTime {
  /** The background: script, garbage collection and the browser's own code under them. */
  worker: number;
  /** The longest task in one piece on the thread of the extension's pages. */
  longestOnPage: number;
  /** Its tasks of 50 ms or more. */
  longTasks: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Processor time in microseconds. */
  tdur?: number;
  args: { name?: string };
}

const longTask = 50;

/**
 * Traces the browser (CDP `Tracing`) while `work` goes on, and adds up the tasks of the extension's
 * threads. Processor time does not count while a thread waits for the network, for storage or for
 * other programs, so that a busy machine changes it little.
 */
export async function threadTime(
  browser: Chromium,
  work: () => Promise<unknown>,
): Promise<ThreadTime> {
  // While something is attached the worker is not ended for being idle.
  const held = await browser.worker.attach();
  const session = await browser.browser.target().createCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  await work();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  await held.detach();

  const named = (wanted: string) =>
    events.filter(({ name, args }) => name === 'thread_name' && args.name === wanted);
  const workers = named('ServiceWorker thread');
  const processes = new Set(workers.map(({ pid }) => pid));
  const pages = named('CrRendererMain').filter(({ pid }) => processes.has(pid));
  const tasksOf = (threads: TraceEvent[]) => {
    const wanted = new Set(threads.map(({ pid, tid }) => `${pid}/${tid}`));
    return events
      .filter(({ ph, name, pid, tid }) => {
        return ph === 'X' && name.endsWith('::RunTask') && wanted.has(`${pid}/${tid}`);
      })
      .map(({ tdur = 0 }) => tdur / 1000);
  };
  if (workers.length === 0) throw new Error('The trace has no thread of a service worker');
  const onPage = tasksOf(pages);
  return {
    worker: tasksOf(workers).reduce((sum, one) => sum + one, 0),
    longestOnPage: Math.max(0, ...onPage),
    longTasks: onPage.filter((one) => one >= longTask).length,
  };
}
