import { describe, expect, it } from 'vitest';
import type { Assessment, Job, Project, Standing } from '../api/types';
import { archiveType } from '../live/upload';
import { includes } from '../state/organisation';
import { reached } from './hypothesis';
import { stepStates } from './job';
import { arrange, filterOf, type Row } from './project-filter';
import { patchOf, versionOf } from './project-settings';
import { newestEvidence, standingOf } from './standing';
import { curlLine } from './upload';

const row = (name: string, readiness: number | null, regressions: number): Row => ({
  project: { name, phase: 'mvp', updatedAt: name } as Project,
  standing: readiness === null ? null : { phase: 'scale', phaseName: 'Scale', readiness, gate: 'closed', newestEvidence: `2026-0${readiness % 9}`, assessedAt: '' },
  regressions,
});

describe('project list', () => {
  const rows = [row('b', 10, 2), row('a', null, 0), row('c', 90, 0)];
  const names = (query: string) => arrange(rows, filterOf(new URLSearchParams(query))).map(({ project }) => project.name);

  it('sorts by name unless the address says otherwise', () => {
    expect(names('')).toEqual(['a', 'b', 'c']);
    expect(names('sort=nonsense')).toEqual(['a', 'b', 'c']);
    expect(names('sort=readiness')).toEqual(['c', 'b', 'a']);
    expect(names('sort=regressions')).toEqual(['b', 'a', 'c']);
  });

  it('counts within names', () => {
    expect(arrange(['p 10', 'p 9'].map((name) => row(name, 1, 0)), filterOf(new URLSearchParams(''))).map(({ project }) => project.name)).toEqual(['p 9', 'p 10']);
  });

  it('filters by the real phase, by the declared one where none is known, and by regressions', () => {
    expect(names('phase=scale')).toEqual(['b', 'c']);
    expect(names('phase=mvp')).toEqual(['a']);
    expect(names('regressions=yes')).toEqual(['b']);
  });
});

describe('newestEvidence', () => {
  const facts = (...times: string[]) => ({ phases: [{ practices: [{ checks: [{ facts: times.map((observedAt) => ({ observedAt })) }] }] }] }) as unknown as Assessment;
  it('is the newest time of any fact', () => expect(newestEvidence(facts('2026-01-01', '2026-03-01', '2026-02-01'))).toBe('2026-03-01'));
  it('is null when there is none', () => expect(newestEvidence(facts())).toBeNull());
  it('is no claim', () => {
    const claim = { phases: [{ practices: [{ checks: [{ facts: [{ observedAt: '2026-01-01', strength: 'claimed' }] }] }] }] };
    expect(newestEvidence(claim as unknown as Assessment)).toBeNull();
  });
});

describe('standingOf', () => {
  it('takes readiness and gate of the phase that the project is really in', () => {
    const phases = [{ id: 'mvp', readiness: 100, gate: { state: 'open' } }, { id: 'foundation', readiness: 40, gate: { state: 'closed' } }];
    const listed = { newestEvidenceAt: null, assessment: { phase: 'foundation', phases, assessedAt: 'now' } } as unknown as Standing;
    expect(standingOf(listed)).toEqual({ phase: 'foundation', phaseName: 'Foundation', readiness: 40, gate: 'closed', newestEvidence: null, assessedAt: 'now' });
  });
});

describe('project settings', () => {
  const project = { name: 'Shop', startDate: '2026-01-01', phase: 'mvp', urls: { app: 'https://a', docs: 'https://d' }, tags: ['web', 'api'], version: 3 } as unknown as Project;
  const { fields, etag } = versionOf({ data: project, etag: null });
  it('show what is saved, over its version', () => {
    expect(fields).toMatchObject({ app: 'https://a', repository: '', tags: 'web, api', note: '' });
    expect(etag).toBe('"3"');
  });
  it('send what was changed only, and take an address away', () => {
    const all = { ...fields, coreFlow: ' ', name: ' Web shop ', docs: '', status: 'https://s ', tags: 'Web, , new tag' };
    expect(patchOf({ name: all.name, docs: '', status: all.status, tags: all.tags, coreFlow: all.coreFlow }, all))
      .toEqual({ name: 'Web shop', urls: { docs: null, status: 'https://s' }, tags: ['web', 'new-tag'], coreFlow: null });
    expect(patchOf({ phase: 'scale', note: 'why' }, fields)).toEqual({});
  });
});

describe('roles', () => {
  it('include the ones before them', () => {
    expect(includes('owner', 'viewer')).toBe(true);
    expect(includes('editor', 'editor')).toBe(true);
    expect(includes('responder', 'editor')).toBe(false);
  });
});

describe('hypothesis', () => {
  const stated = { statement: '', metric: '', target: 5, statedOn: '' };
  it('is reached on the right side of its target', () => {
    expect(reached({ ...stated, direction: 'at-least', observed: 5 })).toBe(true);
    expect(reached({ ...stated, direction: 'at-most', observed: 5.1 })).toBe(false);
    expect(reached({ ...stated, direction: 'at-most', observed: 0 })).toBe(true);
    expect(reached({ ...stated, direction: 'at-least', observed: null })).toBeUndefined();
  });
});

describe('job steps', () => {
  const job = (state: Job['state'], phase: string | null, kind: Job['kind'] = 'scan') => ({ state, kind, progress: { phase } }) as Job;
  it('follow the phase the job reports', () => {
    expect(stepStates(job('queued', null))).toEqual(['next', 'next', 'next', 'next', 'next']);
    expect(stepStates(job('running', 'detecting'))).toEqual(['done', 'done', 'now', 'next', 'next']);
    expect(stepStates(job('failed', 'reading'))).toEqual(['done', 'stopped', 'next', 'next', 'next']);
    expect(stepStates(job('succeeded', 'done'))).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(stepStates(job('running', 'assessing', 'assess'))).toEqual(['now', 'next']);
  });
});

describe('upload', () => {
  it('names the type by the ending', () => {
    expect(['a.tar.gz', 'a.TGZ', 'a.tar', 'a.zip', 'a'].map(archiveType)).toEqual(['application/gzip', 'application/gzip', 'application/x-tar', 'application/zip', 'application/octet-stream']);
  });
  it('writes the command with the real address', () => {
    expect(curlLine('https://cairn.example', 'acme', 'shop')).toContain('https://cairn.example/api/v1/scans/acme/shop');
  });
});
