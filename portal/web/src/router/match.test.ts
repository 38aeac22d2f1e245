import { describe, expect, it } from 'vitest';
import { build, match, withQuery } from './match';
import { patterns, to } from './routes';

describe('match', () => {
  it('gives the parameters of a path that fits', () => {
    expect(match(patterns.practice, '/o/acme/projects/shop/practices/scale.cdn-assets')).toEqual({ org: 'acme', project: 'shop', practice: 'scale.cdn-assets' });
  });

  it('ignores a slash at the end and refuses another length', () => {
    expect(match(patterns.projects, '/o/acme/')).toEqual({ org: 'acme' });
    expect(match(patterns.projects, '/o/acme/other')).toBeNull();
    expect(match(patterns.home, '/')).toEqual({});
  });

  it('refuses an address that cannot be decoded', () => {
    expect(match(patterns.projects, '/o/%E0%A4%A')).toBeNull();
  });

  it('is the opposite of build', () => {
    const params = { org: 'a b', project: 'c/d', practice: 'ü' };
    expect(match(patterns.practice, build(patterns.practice, params))).toEqual(params);
  });

  it('has no two patterns for one address', () => {
    const addresses = [to.organisations(), to.newOrganisation(), to.projects('o'), to.newProject('o'), to.project('o', 'new-project'), to.upload('o', 'p'), to.job('o', 'p', 'j'), to.assessments('o', 'p'), to.assessment('o', 'p', 'a'), to.alerts('o'), to.alert('o', 'a'), to.schedules('o'), to.newSchedule('o'), to.importSchedule('o'), to.schedule('o', 's'), to.editSchedule('o', 's'), to.projectSettings('o', 'p'), to.organisation('o'), to.members('o'), to.tokens('o'), to.webhooks('o'), to.webhook('o', 'w')];
    for (const address of addresses) {
      expect(Object.values(patterns).filter((pattern) => match(pattern, address) !== null), address).toHaveLength(1);
    }
  });
});

describe('withQuery', () => {
  it('sets, replaces and removes', () => {
    expect(withQuery('?a=1&b=2', { a: null, b: '3', c: 'x y' })).toBe('?b=3&c=x+y');
    expect(withQuery('?a=1', { a: '' })).toBe('');
  });
});
