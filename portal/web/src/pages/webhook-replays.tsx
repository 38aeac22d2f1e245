import { useEffect, useState } from 'preact/hooks';
import { allPages, webhooks } from '../api';
import type { Webhook, WebhookReplay } from '../api/types';
import { useResource } from '../state/resource';
import { t } from '../text';
import { At, Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { CheckGroup, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

const POINTERS = ['/from', '/to', '/types'];
const EVENTS = ['alert.raised', 'alert.acknowledged', 'alert.snoozed', 'alert.resolved', 'alert.escalated'] as const;
/** While one is under way the list is asked again this often. */
const ASK_EVERY_MS = 2_000;

/** What a form of local times asks for. */
export function replayBody(from: string, to: string, types: readonly string[]): { from: string; to?: string; types?: string[] } {
  return {
    from: new Date(from).toISOString(),
    ...(to === '' ? {} : { to: new Date(to).toISOString() }),
    ...(types.length === 0 ? {} : { types: [...types] }),
  };
}

/** Sends what was queued to a webhook in a time once more, and shows how far that is. */
export function WebhookReplays({ org, webhook, onBegun }: { org: string; webhook: Webhook; onBegun: () => void }) {
  const list = useResource(`replays:${org}/${webhook.id}`, (signal) =>
    allPages((cursor) => webhooks.replays(org, webhook.id, { cursor, limit: 20, signal }), 1));
  const [values, setValues] = useState({ from: '', to: '', types: [] as string[] });
  const [error, setError] = useState<unknown>();
  const running = list.data?.items.find(({ state }) => state === 'running');
  useEffect(() => {
    if (running === undefined) return;
    const timer = setInterval(list.reload, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [running?.id, list.reload]);
  const form = useForm(values, ({ from, to }) => ({
    '/from': from === '' ? t.webhooks.replayFromWrong : undefined,
    '/to': to !== '' && from !== '' && to <= from ? t.webhooks.replayToWrong : undefined,
  }), async (key) => {
    await webhooks.replay(org, webhook.id, replayBody(values.from, values.to, values.types), key);
    list.reload();
    onBegun();
  });
  const cancel = async (replay: WebhookReplay) => {
    setError(undefined);
    try {
      await webhooks.cancelReplay(org, webhook.id, replay.id);
    } catch (refused) {
      setError(refused);
    }
    list.reload();
    onBegun();
  };
  return (
    <section class="panel" aria-labelledby="replays">
      <h2 id="replays">{t.webhooks.replays}</h2>
      <p class="fine">{t.webhooks.replaysLead}</p>
      <ProblemMessage error={error ?? form.error} shown={POINTERS} />
      {running === undefined
        ? webhook.state === 'active' && (
          <form class="form" noValidate onSubmit={form.submit}>
            <TextField label={t.webhooks.replayFrom} type="datetime-local" value={values.from} onInput={(from) => setValues({ ...values, from })} error={form.fieldError('/from')} />
            <TextField label={t.webhooks.replayTo} optional type="datetime-local" value={values.to} onInput={(to) => setValues({ ...values, to })} error={form.fieldError('/to')} />
            <CheckGroup legend={t.webhooks.replayTypes} chosen={values.types} onChange={(types) => setValues({ ...values, types })} error={form.fieldError('/types')} options={EVENTS.map((value) => ({ value: value as string, label: value }))} />
            <div class="form-actions"><Button type="submit" busy={form.busy}>{t.webhooks.replaySubmit}</Button></div>
          </form>
        )
        : <Running replay={running} onCancel={() => void cancel(running)} />}
      <Loaded resource={list}>{({ items }) => <Ended items={items.filter(({ state }) => state !== 'running')} />}</Loaded>
    </section>
  );
}

function Running({ replay, onCancel }: { replay: WebhookReplay; onCancel: () => void }) {
  const sent = replay.delivered + replay.failed;
  return (
    <div class="sending">
      <p><At at={replay.from} /> – <At at={replay.to} />, {t.webhooks.replayBy(replay.askedBy)}</p>
      <progress class="progress" max={Math.max(1, replay.total)} value={sent} aria-label={t.webhooks.replayProgress} />
      <p class="fine">{t.webhooks.replaySofar(sent, replay.total)}{replay.failed > 0 && ` · ${t.webhooks.replayFailed(replay.failed)}`}</p>
      <Button onClick={onCancel}>{t.webhooks.replayCancel}</Button>
    </div>
  );
}

function Ended({ items }: { items: WebhookReplay[] }) {
  if (items.length === 0) return null;
  const columns = t.webhooks.replayColumns;
  return (
    <table class="table table-stack table-tight">
      <caption class="visually-hidden">{t.webhooks.replayCaption}</caption>
      <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {items.map((replay) => (
          <tr key={replay.id}>
            <th scope="row"><At at={replay.from} /> – <At at={replay.to} /></th>
            <td data-label={columns.state}>{t.webhooks.replayStates[replay.state]}</td>
            <td data-label={columns.sent}>
              {replay.total === 0
                ? t.webhooks.replayEmpty
                : <>{t.webhooks.replaySofar(replay.delivered, replay.total)}{replay.failed > 0 && ` · ${t.webhooks.replayFailed(replay.failed)}`}</>}
            </td>
            <td data-label={columns.by}>{replay.askedBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
