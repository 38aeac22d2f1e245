import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Repository } from '../api/types';
import { isBeingAsked, rhythm, Standing } from './repository';
import { bodyOf, check } from './repository-form';

const typed = { url: ' https://git.example.com/acme/shop.git/ ', branch: ' ', everyHours: '24', username: '', token: '' };

const repository: Repository = {
  url: 'https://git.example.com/acme/shop.git', everyHours: 24, status: 'ok', connected: { by: 'ana', name: 'Ana', at: '2026-11-20T09:00:00Z' },
  checkedAt: '2026-11-22T09:00:00Z', scannedAt: '2026-11-20T09:00:00Z', commit: '0123456789abcdef0123456789abcdef01234567', commitBranch: 'main',
  failures: 0, nextCheckAt: '2026-11-23T09:00:00Z', version: 3,
};

describe('what is sent of a repository', () => {
  it('leaves out what was left empty', () => {
    expect(bodyOf(typed)).toEqual({ url: 'https://git.example.com/acme/shop.git', everyHours: 24 });
  });
  it('has the branch and the credential that were typed', () => {
    expect(bodyOf({ ...typed, branch: 'main', username: 'cairn', token: ' secret ' })).toEqual({
      url: 'https://git.example.com/acme/shop.git', everyHours: 24, branch: 'main', credential: { username: 'cairn', token: 'secret' },
    });
  });
});

describe('what is checked before it is sent', () => {
  it('is an address with a path and without a user name', () => {
    expect(check(typed)['/url']).toBeUndefined();
    for (const url of ['', 'git@git.example.com:a', 'ssh://git.example.com/a', 'https://git.example.com', 'https://me@git.example.com/a']) {
      expect(check({ ...typed, url })['/url'], url).toBeDefined();
    }
  });
  it('is that a user name and a token come together', () => {
    expect(check({ ...typed, username: 'cairn' })['/credential/token']).toBeDefined();
    expect(check({ ...typed, token: 'secret' })['/credential/token']).toBeDefined();
    expect(check({ ...typed, username: 'cairn', token: 'secret' })['/credential/token']).toBeUndefined();
  });
});

describe('what is about to change', () => {
  it('is a repository that is due, or is being asked', () => {
    const due = Date.parse('2026-11-23T09:00:00Z');
    expect(isBeingAsked(repository, due - 1)).toBe(false);
    expect(isBeingAsked(repository, due)).toBe(true);
    expect(isBeingAsked({ ...repository, nextCheckAt: undefined }, due - 1)).toBe(true);
    expect(isBeingAsked(null, due)).toBe(false);
    expect(isBeingAsked(undefined, due)).toBe(false);
  });
});

describe('how it goes', () => {
  let root: HTMLElement;
  beforeEach(() => {
    root = document.createElement('div');
    document.body.append(root);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
  });
  const shown = (changes: Partial<Repository>) => {
    render(<Standing repository={{ ...repository, ...changes }} />, root);
    return root.textContent ?? '';
  };

  it('says that nothing was new, and how old the scan is', () => {
    expect(shown({})).toContain('Nothing new since it was scanned.');
    expect(shown({ checkedAt: repository.scannedAt })).not.toContain('Nothing new');
  });
  it('says since when it cannot be read, and why', () => {
    const text = shown({ status: 'failing', failures: 3, failingSince: '2026-11-21T09:00:00Z', problem: { code: 'repository-access-refused', detail: 'it asks' } });
    expect(text).toContain('3 tries failed since');
    expect(text).toContain('it asks');
  });
  it('shows of a credential who set it', () => {
    expect(shown({ credential: { by: 'ben', name: 'Ben', at: '2026-11-20T09:00:00Z' } })).toContain('set by Ben');
  });
  it('names a rhythm that nobody offers', () => {
    expect(rhythm(24)).toBe('every day');
    expect(rhythm(5)).toBe('every 5 hours');
  });
});
