// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { hasCrmShape, looksLikeCrm, readMarkers } from '../../../lib/crm-sites/markers.ts';

const location = '/v2/location/ve9EPM428h8vShlRW1KT/dashboard';
const at = (path: string) => `https://crm.agency.com${path}`;
const crm = { root: true, script: true, funnel: false };

/** As the browser does it: from its source alone. */
const readIn = (root: string, head: string): unknown => {
  document.documentElement.className = root;
  document.head.innerHTML = head;
  return new Function(`return (${readMarkers.toString()})()`)();
};
const script = (src: string) => `<script type="x" src="${src}"></script>`;
const files = script('https://static.leadconnectorhq.com/js/app.js');

afterEach(() => {
  document.documentElement.className = '';
  document.head.innerHTML = '';
});

describe('what is read of a page', () => {
  test.each<[string, string, string, object]>([
    ['the CRM', 'dark lead-connector', files, crm],
    ['any page', '', '', { root: false, script: false, funnel: false }],
    ['the class alone', 'lead-connector', '', { root: true, script: false, funnel: false }],
    ['the script alone', '', files, { root: false, script: true, funnel: false }],
    [
      'a host that begins alike',
      'lead-connector-x',
      script('https://static.leadconnectorhq.com.evil.example/app.js'),
      { root: false, script: false, funnel: false },
    ],
    [
      'a published funnel',
      'lead-connector',
      files + script('https://stcdn.leadconnectorhq.com/_preview/funnel.js'),
      { root: true, script: true, funnel: true },
    ],
    [
      'a funnel by its styles',
      'lead-connector',
      `${files}<link rel="x" href="https://stcdn.leadconnectorhq.com/_preview/a.css">`,
      { root: true, script: true, funnel: true },
    ],
  ])('%s: three yes or no, nothing else', (_, root, head, markers) => {
    expect(readIn(root, head)).toEqual(markers);
  });
});

describe('the CRM', () => {
  test.each([
    location,
    '/location/ve9EPM428h8vShlRW1KT/x',
    '/agency_dashboard/',
    '/agency_dashboard',
    '/v2/ai-agents/voice-ai',
  ])('is known by %s and its markers', (path) => {
    expect(looksLikeCrm(at(path), crm)).toBe(true);
    expect(looksLikeCrm(at(path), { ...crm, funnel: true })).toBe(false);
    expect(looksLikeCrm(at(path), { ...crm, root: false })).toBe(false);
    expect(looksLikeCrm(at(path), { ...crm, script: false })).toBe(false);
  });

  test.each(['/', '/book', '/agency_dashboards', '/x/agency_dashboard', '/v2/location/short/x'])(
    'is not at %s, whatever the page shows',
    (path) => expect(looksLikeCrm(at(path), crm)).toBe(false),
  );

  test('is what says so in full, whatever a page gives back', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (markers, address) => {
        expect(looksLikeCrm(at(location), markers)).toBe(false);
        expect(typeof hasCrmShape(address)).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
