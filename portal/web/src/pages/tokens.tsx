import { useState } from 'preact/hooks';
import { allPages, tokens } from '../api';
import type { ApiToken, Scope } from '../api/types';
import { day } from '../format/time';
import { hasDraft, useDraft } from '../state/draft';
import { useNow } from '../state/clock';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { Ago, DataAge, Empty, Loaded, PageHead, Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm, Dialog, SecretDialog } from '../ui/dialog';
import { CheckGroup, SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

/** API tokens: made here, shown once, revoked here. */
export function TokensPage({ org }: { org: string }) {
  const list = useResource(`tokens:${org}`, (signal) => allPages((cursor) => tokens.list(org, { cursor, limit: 100, signal })));
  const [creating, setCreating] = useState(() => hasDraft(`token:${org}`));
  const [secret, setSecret] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<ApiToken | null>(null);
  const create = <Button kind="primary" icon="plus" onClick={() => setCreating(true)}>{t.tokens.create}</Button>;
  return (
    <>
      <PageHead title={t.tokens.heading} lead={t.tokens.lead} actions={(list.data?.items.length ?? 0) > 0 ? create : undefined} />
      <Loaded resource={list}>
        {({ items }) => items.length === 0
          ? <Empty heading={t.tokens.emptyHeading} text={t.tokens.empty} action={create} art={<MiniCairn value={33} />} />
          : <TokenTable items={items} onRevoke={setRevoking} />}
      </Loaded>
      <DataAge resource={list} />
      {creating && (
        <CreateToken org={org} onClose={() => setCreating(false)} onCreated={(token) => {
          setCreating(false);
          setSecret(token.secret ?? null);
          list.reload();
        }} />
      )}
      {secret !== null && (
        <SecretDialog title={t.tokens.secretHeading} detail={t.tokens.secretDetail} label={t.tokens.secretLabel} secret={secret} done={t.tokens.done} onClose={() => setSecret(null)} />
      )}
      {revoking !== null && (
        <Confirm
          title={t.tokens.revokeAsk(revoking.name)} detail={t.tokens.revokeDetail} verb={t.tokens.revoke} onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await tokens.revoke(org, revoking);
            list.reload();
          }}
        />
      )}
    </>
  );
}

function TokenTable({ items, onRevoke }: { items: ApiToken[]; onRevoke: (token: ApiToken) => void }) {
  const now = useNow(30_000);
  const columns = t.tokens.columns;
  return (
    <table class="table table-stack">
      <caption class="visually-hidden">{t.tokens.caption}</caption>
      <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{name === 'action' ? <span class="visually-hidden">{label}</span> : label}</th>)}</tr></thead>
      <tbody>
        {items.map((token) => {
          const ended = token.revokedAt != null ? t.tokens.revoked : Date.parse(token.expiresAt) < now ? t.tokens.expired : null;
          return (
            <tr key={token.id} class={ended === null ? '' : 'row-ended'}>
              <th scope="row">{token.name} {ended !== null && <span class="tag">{ended}</span>}<span class="fine"><code>{token.prefix}…</code></span></th>
              <td data-label={columns.scopes}><span class="tags">{token.scopes.map((scope) => <code key={scope} class="tag">{scope}</code>)}</span></td>
              <td data-label={columns.created}><Ago at={token.createdAt} /></td>
              <td data-label={columns.expires}><span class="nowrap">{day(token.expiresAt)}</span></td>
              <td data-label={columns.used}>{token.lastUsedAt == null ? <span class="muted">{t.tokens.never}</span> : <Ago at={token.lastUsedAt} />}</td>
              <td class="cell-action">{ended === null && <Button small label={t.tokens.revokeOf(token.name)} onClick={() => onRevoke(token)}>{t.tokens.revoke}</Button>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const SCOPES = Object.keys(t.tokens.scopeTexts) as Scope[];
const LIFETIMES = ['30', '90', '180', '365'] as const;
const POINTERS = ['/name', '/scopes', '/expiresInDays'];

interface Fields { name: string; scopes: Scope[]; days: (typeof LIFETIMES)[number] }

function CreateToken({ org, onClose, onCreated }: { org: string; onClose: () => void; onCreated: (token: ApiToken) => void }) {
  const { values, set, clear, restored } = useDraft<Fields>(`token:${org}`, () => ({ name: '', scopes: ['evidence:write'], days: '90' }));
  const form = useForm(values, ({ name, scopes }) => ({
    '/name': name.trim() === '' ? t.form.required : undefined, '/scopes': scopes.length === 0 ? t.tokens.pickScope : undefined,
  }), async (key) => {
    const { data } = await tokens.create(org, { name: values.name.trim(), scopes: values.scopes, expiresInDays: Number(values.days) }, key);
    clear();
    onCreated(data);
  });
  const giveUp = () => {
    clear();
    onClose();
  };
  return (
    <Dialog title={t.tokens.create} onClose={giveUp}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={restored} />
        <ProblemMessage error={form.error} onRetry={form.again} shown={POINTERS} />
        <TextField label={t.tokens.name} maxLength={100} placeholder={t.tokens.namePlaceholder} value={values.name} onInput={(name) => set({ name })} error={form.fieldError('/name')} />
        <CheckGroup legend={t.tokens.scopes} chosen={values.scopes} onChange={(scopes) => set({ scopes })} error={form.fieldError('/scopes')} options={SCOPES.map((value) => ({ value, label: t.tokens.scopeTexts[value], hint: value }))} />
        <SelectField label={t.tokens.expires} value={values.days} onChange={(days) => set({ days })} error={form.fieldError('/expiresInDays')} options={LIFETIMES.map((value) => ({ value, label: t.tokens.days(Number(value)) }))} />
        <div class="dialog-actions">
          <Button onClick={giveUp}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.tokens.submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}
