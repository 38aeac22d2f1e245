import { describe, expect, it } from 'vitest';
import type { Assessment, Job, Project } from '../api/types';
import { archiveType } from '../live/upload';
import { reached } from './hypothesis';
import { stepStates } from './job';
import { arrange, filterOf, type Row } from './project-filter';
import { newestEvidence } from './standing';
import { curlLine } from './upload';

const row = (name: string, readiness: number | null, regressions: number): Row => ({
  project: { name, phase: 'mvp', updatedAt: name } as Project,
  standing: readiness === null ? null : { phase: 'scale', readiness, newestEvidence: `2026-0${readiness % 9}`, assessedAt: '' },
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
