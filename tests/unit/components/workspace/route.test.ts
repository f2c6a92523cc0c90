import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agentHash,
  libraryHash,
  newTemplateHash,
  packHash,
  parseRoute,
  templateHash,
} from '../../../../components/workspace/route.ts';

describe('the routes of the workspace', () => {
  it('knows its pages by their hashes', () => {
    expect(parseRoute('')).toMatchObject({ page: 'templates' });
    expect(parseRoute('#/templates?q=a%20b')).toMatchObject({ page: 'templates' });
    expect(parseRoute('#/templates/t1')).toEqual({ page: 'template', id: 't1', start: {} });
    expect(parseRoute('#/templates/t1/versions')).toEqual({ page: 'versions', id: 't1' });
    expect(parseRoute('#/packs')).toEqual({ page: 'packs' });
    expect(parseRoute('#/packs/new')).toEqual({ page: 'pack', id: 'new' });
    for (const page of ['bin', 'backup', 'paste']) {
      expect(parseRoute(`#/${page}`)).toEqual({ page });
    }
    expect(parseRoute('#/runs?which=open')).toMatchObject({ page: 'runs' });
    expect(parseRoute('#/runs/single/r1')).toEqual({ page: 'run-single', id: 'r1' });
    expect(parseRoute('#/fleet')).toEqual({ page: 'fleet' });
    expect(parseRoute('#/fleet/f1')).toEqual({ page: 'fleet-view', id: 'f1' });
    expect(parseRoute('#/agent')).toEqual({ page: 'agents' });
    const target = { locationId: 'l/1', agentId: 'a1' };
    expect(parseRoute(agentHash(target))).toEqual({ page: 'agent', id: 'l/1/a1', target });
    expect(parseRoute('#/agent/l1')).toEqual({ page: 'nowhere' });
    expect(parseRoute('#/connections?add=x')).toMatchObject({ page: 'connections' });
    expect(parseRoute('#/connections/table')).toEqual({ page: 'connections-table' });
    expect(parseRoute('#/connections/agency')).toEqual({ page: 'connections-agency' });
    expect(parseRoute('#/connections/x')).toEqual({ page: 'nowhere' });
    expect(parseRoute('#/settings?a=b')).toMatchObject({ page: 'settings' });
  });

  it('knows the pages of sharing', () => {
    expect(parseRoute('#/sharing')).toEqual({ page: 'sharing' });
    expect(parseRoute('#/sharing/subscribe')).toEqual({ page: 'sharing-subscribe' });
    expect(parseRoute('#/sharing/import')).toEqual({ page: 'sharing-import' });
    expect(parseRoute('#/sharing/library/file%3A1')).toEqual({ page: 'library', id: 'file:1' });
    const { query } = parseRoute('#/sharing/export?library=file%3A1') as { query: URLSearchParams };
    expect(query.get('library')).toBe('file:1');
    for (const hash of ['#/sharing/x', '#/sharing/library', '#/sharing/keys/1', '#/sharing/a/b']) {
      expect(parseRoute(hash)).toEqual({ page: 'nowhere' });
    }
  });

  it('leads nowhere from what it does not know', () => {
    for (const hash of [
      '#/runs/a/b',
      '#/bin/1',
      '#/templates/a/b',
      '#/templates/a/versions/2',
      '#x',
    ]) {
      expect(parseRoute(hash)).toEqual({ page: 'nowhere' });
    }
  });

  it('begins a new template empty or with what was kept', () => {
    expect(parseRoute(newTemplateHash({ type: 'SMS' }))).toEqual({
      page: 'template',
      id: 'new',
      start: { type: 'SMS' },
    });
    expect(parseRoute(newTemplateHash({ editorId: 'a&b' }))).toMatchObject({
      start: { editorId: 'a&b' },
    });
    expect(parseRoute('#/templates/new?type=CAP')).toMatchObject({ start: {} });
  });

  it('brings every id there and back', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        expect(parseRoute(templateHash(id))).toMatchObject({ page: 'template', id });
        expect(parseRoute(templateHash(id, 'versions'))).toEqual({ page: 'versions', id });
        expect(parseRoute(packHash(id))).toEqual({ page: 'pack', id });
        expect(parseRoute(libraryHash(id))).toEqual({ page: 'library', id });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (hash) => void parseRoute(hash)));
    expect(parseRoute('#/packs/%E0%A4%A')).toEqual({ page: 'pack', id: '%E0%A4%A' });
  });
});
