import { describe, expect, it } from 'vitest';
import { moved, servicesOf, withServices } from './status-model';

describe('components of a status page', () => {
  it('are moved without losing any', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });

  it('are bound to services, which keeps what is bound to projects', () => {
    const bindings = [{ project: 'shop', service: 'till' }, { service: 'search' }];
    expect(servicesOf(bindings)).toBe('search');
    expect(withServices(bindings, ' search,mail , , mail')).toEqual([{ project: 'shop', service: 'till' }, { service: 'search' }, { service: 'mail' }]);
    expect(withServices([], '')).toEqual([]);
  });
});
