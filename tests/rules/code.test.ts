import { describe, expect, test } from 'vitest';
import { files, read, shipped } from './project.ts';

/** Lines of shipped code that match, comments left out. */
function lines(pattern: RegExp, among = shipped): string[] {
  return among.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) =>
        !/^\s*(\*|\/\/|\/\*)/.test(line) && pattern.test(line)
          ? [`${path}:${index + 1} ${line.trim()}`]
          : [],
      ),
  );
}

describe('shipped code', () => {
  test('never writes HTML from text', () => {
    const html = /innerHTML|outerHTML|insertAdjacentHTML|document\.write/;
    expect(lines(html)).toEqual([]);
    expect(lines(/dangerouslySet|createContextualFragment|setHTMLUnsafe/)).toEqual([]);
  });

  test('never runs text as code', () => {
    expect(lines(/\beval\(|new Function\(|set(Timeout|Interval)\(\s*['"`]/)).toEqual([]);
  });

  test('logs nothing', () => {
    expect(lines(/\bconsole\.\w+|\bdebugger\b/)).toEqual([]);
  });

  test('leaves types and lint on, or says why not', () => {
    expect(lines(/\bas any\b|: any\b/)).toEqual([]);
    const bare = shipped.filter((path) =>
      /@ts-(ignore|nocheck|expect-error)|biome-ignore(?! [^:]+: \S.{10})/.test(read(path)),
    );
    expect(bare).toEqual([]);
  });

  test('sends requests from a few places only', () => {
    const senders = lines(/\bfetch\((?!\))|XMLHttpRequest|sendBeacon|new WebSocket/).filter(
      (line) => !/^(lib\/highlevel\/|lib\/sharing\/sources\/|entrypoints\/background\/)/.test(line),
    );
    expect(senders).toEqual([]);
  });

  test('binds keys from the table of shortcuts', () => {
    /** Where single keys are named all the same, and why. */
    const reasons = new Map([
      ['components/fleet/grid-keys.ts', 'walks a grid, as every grid is walked'],
      ['components/runs/blank-table.tsx', 'keeps keys of a text from the list around it'],
      ['lib/launcher/move.ts', 'moves with the arrows; pages of HighLevel load no table'],
      ['lib/launcher/view.ts', 'closes its menu; for the same reason'],
    ]);
    const named =
      /\bevent\.(key|code)\b|\bkey\.toLowerCase\(\)|(===|!==|case) '(Enter|Escape|Delete|Tab|Arrow\w+)'/;
    const found = lines(named)
      .map((line) => line.split(':')[0] ?? '')
      // The widgets' own keys are those that their roles ask for.
      .filter((path) => !/^components\/(shortcuts|ui)\//.test(path));
    expect([...new Set(found)].sort()).toEqual([...reasons.keys()]);
  });

  test('asks the browser directly where it listens to untrusted pages', () => {
    expect(lines(/onMessageExternal|onConnectExternal|addEventListener\('message'/)).toEqual([]);
  });
});

describe('tests', () => {
  const tests = files.filter((path) => /^tests\/.*\.test\.tsx?$/.test(path));

  test('are all run: none is skipped, focused or left for later', () => {
    const later = new RegExp(`\\b(it|test|describe)\\.(${['skip', 'only', 'todo'].join('|')})\\b`);
    expect(lines(later, tests)).toEqual([]);
  });

  test('carry no unfinished notes', () => {
    const notes = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'coming ' + 'soon'].join('|'));
    expect(lines(notes, [...tests, ...shipped])).toEqual([]);
  });
});
