import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/problem';
import { changed, differences, merged, useVersionedForm, type Version } from './versioned';

type Fields = { name: string; day: string };

const rows = [{ name: 'name', label: 'Name' }, { name: 'day', label: 'Day', show: (day: string) => `the ${day}` }] as const;

describe('versions', () => {
  const start = { name: 'a', day: '1' };
  it('are told apart field by field', () => expect(changed(start, { name: 'b', day: '1' })).toEqual({ name: 'b' }));
  it('keep what was typed, and what somebody else saved where nothing was', () => {
    expect(merged(start, { name: 'mine', day: '1' }, { name: 'theirs', day: '2' })).toEqual({ name: 'mine', day: '2' });
  });
  it('are shown where either side changed something', () => {
    expect(differences(rows, start, { name: 'mine', day: '1' }, { name: 'a', day: '2' })).toEqual([
      { label: 'Name', mine: 'mine', theirs: 'a' }, { label: 'Day', mine: null, theirs: 'the 2' },
    ]);
  });
});

describe('a form over something that others change', () => {
  let host: HTMLElement;
  let saved: Version<Fields>;
  let writes: { changes: Partial<Fields>; etag: string }[];

  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
    sessionStorage.clear();
    saved = { fields: { name: 'a', day: '1' }, etag: '1' };
    writes = [];
  });
  afterEach(() => {
    render(null, host);
    host.remove();
  });

  function Page() {
    const form = useVersionedForm<Fields>({
      draft: 'test', current: saved, rows, check: () => ({}), read: async () => saved,
      write: async (changes, etag) => {
        if (etag !== saved.etag) throw new ApiError({ title: 'changed', status: 412, code: 'precondition-failed' });
        writes.push({ changes, etag });
        saved = { fields: { ...saved.fields, ...changes }, etag: String(Number(etag) + 1) };
      },
    });
    return (
      <form onSubmit={form.form.submit}>
        <input value={form.values.name} onInput={(event) => form.set({ name: event.currentTarget.value })} />
        <output>{form.values.name} {form.values.day} {form.dirty ? 'typed' : 'as saved'}</output>
        {form.conflict}
      </form>
    );
  }

  const type = (name: string) => {
    const input = host.querySelector('input') as HTMLInputElement;
    input.value = name;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const shows = (text: string) => vi.waitFor(() => expect(host.querySelector('output')?.textContent).toBe(text));
  const submit = () => host.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  const dialog = () => vi.waitFor(() => expect(host.querySelector('dialog table')).not.toBeNull());
  const press = (n: number) => (host.querySelectorAll('.dialog-actions button')[n] as HTMLButtonElement).click();
  const somebodyElse = (fields: Partial<Fields>) => {
    saved = { fields: { ...saved.fields, ...fields }, etag: String(Number(saved.etag) + 1) };
  };

  async function typedOverAnOldVersion(theirs: Partial<Fields>) {
    render(<Page />, host);
    await shows('a 1 as saved');
    type('mine');
    await shows('mine 1 typed');
    somebodyElse(theirs);
    submit();
  }

  it('writes only what was changed', async () => {
    render(<Page />, host);
    type('mine');
    await shows('mine 1 typed');
    submit();
    await shows('mine 1 as saved');
    expect(writes).toEqual([{ changes: { name: 'mine' }, etag: '1' }]);
  });

  it('shows both versions and writes nothing until it is told to', async () => {
    await typedOverAnOldVersion({ name: 'theirs', day: '2' });
    await dialog();
    expect(writes).toEqual([]);
    expect([...host.querySelectorAll('tbody tr')].map((row) => row.textContent)).toEqual(['Nameminetheirs', 'Daynot touchedthe 2']);
    press(2);
    await shows('mine 2 as saved');
    expect(writes).toEqual([{ changes: { name: 'mine' }, etag: '2' }]);
  });

  it('takes the saved one when it is told to', async () => {
    await typedOverAnOldVersion({ name: 'theirs' });
    await dialog();
    press(1);
    await shows('theirs 1 as saved');
    expect(writes).toEqual([]);
  });

  it('asks nothing when the form shows none of what was changed', async () => {
    await typedOverAnOldVersion({});
    await shows('mine 1 as saved');
    expect(writes).toEqual([{ changes: { name: 'mine' }, etag: '2' }]);
  });
});
