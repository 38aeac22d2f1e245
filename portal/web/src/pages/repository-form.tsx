import { useState } from 'preact/hooks';
import { repositories, type RepositorySettings } from '../api';
import { etagOf } from '../api/http';
import { ApiError } from '../api/problem';
import type { Repository } from '../api/types';
import { t } from '../text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm, type FieldErrors } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { rhythm } from './repository';

export interface Fields { url: string; branch: string; everyHours: string; username: string; token: string }

const POINTERS = ['/url', '/branch', '/everyHours', '/credential/username', '/credential/token'];
const RHYTHMS = [1, 6, 24, 168, 720];
const ATTEMPTS = 3;

export function bodyOf({ url, branch, everyHours, username, token }: Fields): RepositorySettings {
  const body: RepositorySettings = { url: url.trim().replace(/\/+$/, ''), everyHours: Number(everyHours) };
  if (branch.trim() !== '') body.branch = branch.trim();
  if (token.trim() !== '') body.credential = { username: username.trim(), token: token.trim() };
  return body;
}

export function check({ url, username, token }: Fields): FieldErrors {
  return {
    '/url': /^https?:\/\/[^\s/@]+\/[^\s]+$/.test(url.trim()) ? undefined : t.repository.urlHint,
    '/credential/token': (username.trim() === '') === (token.trim() === '') ? undefined : t.repository.both,
  };
}

const sameSettings = (one: Repository, other: Repository) =>
  one.url === other.url && one.branch === other.branch && one.everyHours === other.everyHours && one.credential?.at === other.credential?.at;

/** Connects a repository, or changes how it is read. What is typed is not kept in the tab: it may be a secret. */
export function RepositoryForm({ org, project, repository, onClose, onSaved, onStale }: {
  org: string; project: string; repository: Repository | null; onClose: () => void; onSaved: (saved: Repository) => void; onStale: () => void;
}) {
  const [start] = useState(repository);
  const [values, setValues] = useState<Fields>({
    url: start?.url ?? '', branch: start?.branch ?? '', everyHours: String(start?.everyHours ?? 24), username: '', token: '',
  });
  const set = (changes: Partial<Fields>) => setValues((before) => ({ ...before, ...changes }));
  const form = useForm(values, check, async () => {
    let base = start;
    for (let n = 0; ; n++) {
      try {
        onSaved((await repositories.connect(org, project, bodyOf(values), base === null ? undefined : etagOf(base.version))).data);
        return;
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 412) throw error;
        const now = (await repositories.get(org, project)).data;
        // A check alone changes the version, too; that is nothing to ask about.
        if (base === null || !sameSettings(base, now) || n >= ATTEMPTS) {
          onStale();
          throw new ApiError({ ...error.problem, detail: t.repository.changed });
        }
        base = now;
      }
    }
  });
  const hours = [...new Set([...RHYTHMS, Number(values.everyHours)])].sort((a, b) => a - b);
  return (
    <Dialog title={start === null ? t.repository.connect : t.repository.edit} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} shown={POINTERS} />
        <TextField
          label={t.repository.url} type="url" inputMode="url" maxLength={2048} placeholder="https://github.com/acme/shop.git" hint={t.repository.urlHint}
          value={values.url} onInput={(url) => set({ url })} error={form.fieldError('/url')}
        />
        <TextField label={t.repository.branch} optional maxLength={250} hint={t.repository.branchHint} value={values.branch} onInput={(branch) => set({ branch })} error={form.fieldError('/branch')} />
        <SelectField
          label={t.repository.every} value={values.everyHours} options={hours.map((n) => ({ value: String(n), label: rhythm(n) }))}
          onChange={(everyHours) => set({ everyHours })} error={form.fieldError('/everyHours')}
        />
        <TextField label={t.repository.username} optional maxLength={255} hint={t.repository.usernameHint} value={values.username} onInput={(username) => set({ username })} error={form.fieldError('/credential/username')} />
        <TextField
          label={t.repository.token} optional type="password" autoComplete="new-password" maxLength={1024}
          hint={start?.credential === undefined ? t.repository.tokenHint : t.repository.tokenKept}
          value={values.token} onInput={(token) => set({ token })} error={form.fieldError('/credential/token')}
        />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{start === null ? t.repository.submit : t.actions.save}</Button>
        </div>
      </form>
    </Dialog>
  );
}
