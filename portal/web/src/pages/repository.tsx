import { useEffect, useId, useState } from 'preact/hooks';
import { repositories } from '../api';
import { etagOf } from '../api/http';
import { ApiError } from '../api/problem';
import type { Act, Repository } from '../api/types';
import { day } from '../format/time';
import { useFeedEvents } from '../live/feed';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Ago, Loaded } from '../ui/basics';
import { Button, CopyButton } from '../ui/button';
import { Confirm, Dialog } from '../ui/dialog';
import { newKey } from '../ui/form';
import { Icon, type IconName } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';
import { RepositoryForm } from './repository-form';

interface Props { org: string; project: string }
type Open = 'form' | 'drop' | 'renew' | 'disconnect' | null;

const STATUS_ICON: Record<Repository['status'], IconName> = { new: 'clock', ok: 'check', failing: 'warn' };

const ASKED_AGAIN_MS = 2_000;

/** Whether what is shown is about to change: a failure is told by no event. */
export function isBeingAsked(repository: Repository | null | undefined, now: number): boolean {
  return repository != null && (repository.nextCheckAt === undefined || Date.parse(repository.nextCheckAt) <= now);
}

/** Null where none is connected: that is an answer, no failure. */
async function connected(org: string, project: string, signal?: AbortSignal): Promise<Repository | null> {
  try {
    return (await repositories.get(org, project, signal)).data;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'repository-not-connected') return null;
    throw error;
  }
}

/** The repository that the project is read from: connected, changed, read at once, and how it goes. */
export function RepositoryPanel({ org, project }: Props) {
  const found = useResource(`repository:${org}/${project}`, (signal) => connected(org, project, signal));
  const editor = useMay('editor') === true;
  const [open, setOpen] = useState<Open>(null);
  const [webhook, setWebhook] = useState<{ url: string; secret: string } | null>(null);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useFeedEvents(['assessment.'], found.reload);
  useEffect(() => {
    if (!isBeingAsked(found.data, Date.now())) return undefined;
    const timer = setTimeout(found.reload, ASKED_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [found.loadedAt]);
  const close = () => setOpen(null);
  const repository = found.data ?? null;
  const etag = repository === null ? '' : etagOf(repository.version);
  const act = async (action: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await action();
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  const makeSecret = async () => {
    const { data } = await repositories.makeSecret(org, project, newKey());
    setWebhook({ url: location.origin + data.path, secret: data.secret });
    found.reload();
  };
  const stale = async (action: () => Promise<unknown>) => {
    try {
      await action();
    } catch (refused) {
      if (refused instanceof ApiError && refused.status === 412) found.reload();
      throw refused;
    }
    found.reload();
  };
  return (
    <section class="panel words" aria-labelledby="repository">
      <header class="words-head">
        <div><h2 id="repository">{t.repository.heading}</h2><p class="fine">{t.repository.lead}</p></div>
        {editor && repository !== null && (
          <Button
            kind="primary" busy={busy}
            onClick={() => void act(async () => navigate(to.job(org, project, (await repositories.scan(org, project, newKey())).data.id)))}
          >
            {t.repository.scanNow}
          </Button>
        )}
      </header>
      <ProblemMessage error={error} />
      <Loaded resource={found}>
        {(now) => now === null
          ? <>
              <p>{editor ? t.repository.none : t.repository.noneReader}</p>
              {editor && <div><Button onClick={() => setOpen('form')}>{t.repository.connect}</Button></div>}
            </>
          : <>
              <Standing repository={now} />
              {editor && (
                <div class="form-actions">
                  <Button onClick={() => setOpen('form')}>{t.repository.edit}</Button>
                  {now.webhook === undefined
                    ? <Button busy={busy} onClick={() => void act(makeSecret)}>{t.repository.makeSecret}</Button>
                    : <Button onClick={() => setOpen('renew')}>{t.repository.renewSecret}</Button>}
                  {now.credential !== undefined && <Button onClick={() => setOpen('drop')}>{t.repository.dropCredential}</Button>}
                  <Button kind="danger" onClick={() => setOpen('disconnect')}>{t.repository.disconnect}</Button>
                </div>
              )}
            </>}
      </Loaded>
      {open === 'form' && (
        <RepositoryForm
          org={org} project={project} repository={repository} onClose={close} onStale={found.reload}
          onSaved={(saved) => {
            close();
            found.put(saved);
          }}
        />
      )}
      {open === 'drop' && (
        <Confirm
          title={t.repository.dropAsk} detail={t.repository.dropDetail} verb={t.repository.dropCredential} onClose={close}
          onConfirm={() => stale(() => repositories.dropCredential(org, project, etag))}
        />
      )}
      {open === 'renew' && (
        <Confirm title={t.repository.renewAsk} detail={t.repository.renewDetail} verb={t.repository.renewSecret} danger={false} onClose={close} onConfirm={makeSecret} />
      )}
      {open === 'disconnect' && (
        <Confirm
          title={t.repository.disconnectAsk} detail={t.repository.disconnectDetail} verb={t.repository.disconnect} onClose={close}
          onConfirm={() => stale(() => repositories.disconnect(org, project, etag))}
        />
      )}
      {webhook !== null && <WebhookDialog url={webhook.url} secret={webhook.secret} onClose={() => setWebhook(null)} />}
    </section>
  );
}

/** How a repository is read, and how that goes. */
export function Standing({ repository }: { repository: Repository }) {
  const { status, problem, failingSince, checkedAt, scannedAt, commit, commitBranch, nextCheckAt } = repository;
  const set = (act: Act | undefined, none: string) => (act === undefined ? none : t.repository.setBy(act.name ?? '', day(act.at)));
  return (
    <>
      <p class="word-head">
        <code class="path">{repository.url}</code>
        <span class={`badge repository-${status}`}><Icon name={STATUS_ICON[status]} size={14} />{t.repository.states[status]}</span>
      </p>
      {problem !== undefined && failingSince !== undefined && (
        <div class="notice notice-bad"><Icon name="warn" /><div class="notice-body">
          <p>{t.repository.failing(repository.failures, day(failingSince))}</p><p>{problem.detail}</p>
        </div></div>
      )}
      <dl class="meta">
        <div><dt>{t.repository.branch}</dt><dd>{repository.branch ?? commitBranch ?? t.repository.defaultBranch}</dd></div>
        <div><dt>{t.repository.every}</dt><dd>{rhythm(repository.everyHours)}</dd></div>
        <div><dt>{t.repository.commit}</dt><dd>{commit === undefined ? t.repository.never : <code>{commit.slice(0, 12)}</code>}</dd></div>
        <div><dt>{t.repository.checked}</dt><dd>{checkedAt === undefined ? t.repository.never : <Ago at={checkedAt} />}</dd></div>
        <div><dt>{t.repository.scanned}</dt><dd>{scannedAt === undefined ? t.repository.never : <Ago at={scannedAt} />}</dd></div>
        <div><dt>{t.repository.next}</dt><dd>{nextCheckAt === undefined ? t.repository.soon : <Ago at={nextCheckAt} />}</dd></div>
        <div><dt>{t.repository.credential}</dt><dd>{set(repository.credential, t.repository.noCredential)}</dd></div>
        <div><dt>{t.repository.webhook}</dt><dd>{set(repository.webhook, t.repository.noWebhook)}</dd></div>
      </dl>
      {status === 'ok' && scannedAt !== undefined && checkedAt !== scannedAt && <p class="fine">{t.repository.unchanged}</p>}
    </>
  );
}

export function rhythm(hours: number): string {
  return t.repository.rhythms[String(hours)] ?? t.repository.hours(hours);
}

function Copied({ label, text }: { label: string; text: string }) {
  const id = useId();
  return (
    <div class="field">
      <label class="label" for={id}>{label}</label>
      <input id={id} class="input mono secret" readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
      <div><CopyButton text={text} /></div>
    </div>
  );
}

function WebhookDialog({ url, secret, onClose }: { url: string; secret: string; onClose: () => void }) {
  return (
    <Dialog title={t.repository.secretHeading} onClose={onClose}>
      <div class="form">
        <p>{t.repository.secretDetail}</p>
        <Copied label={t.repository.payloadUrl} text={url} />
        <Copied label={t.repository.secret} text={secret} />
        <ul><li>{t.repository.github}</li><li>{t.repository.gitlab}</li></ul>
        <div class="dialog-actions"><Button kind="primary" onClick={onClose}>{t.repository.secretDone}</Button></div>
      </div>
    </Dialog>
  );
}
