import { useEffect, useRef, useState } from 'preact/hooks';
import { scans } from '../api';
import { useFeedEvents } from '../live/feed';
import { upload, type Upload } from '../live/upload';
import { bytes, percent } from '../format/number';
import { Link, navigate } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useProjectName } from '../state/project';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Ago, Loaded, PageHead, DataAge } from '../ui/basics';
import { Button } from '../ui/button';
import { Snippet } from '../ui/copyfield';
import { newKey } from '../ui/form';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';
import { JobStateBadge } from './job-state';

interface Props { org: string; project: string }

/** Gives Cairn an archive: by hand, or by the command to copy. */
export function UploadPage({ org, project }: Props) {
  const name = useProjectName(org, project);
  const editor = useMay('editor');
  const admin = useMay('admin');
  return (
    <>
      <PageHead
        title={t.upload.heading} lead={t.upload.lead}
        crumbs={[{ label: t.nav.projects, href: to.projects(org) }, { label: name, href: to.project(org, project) }]}
      />
      <div class="upload-grid">
        {editor === false ? <section class="panel"><p>{t.upload.readOnly}</p></section> : <Sender org={org} project={project} />}
        <section class="panel" aria-labelledby="curl-heading">
          <h2 id="curl-heading">{t.upload.curlHeading}</h2>
          <p class="fine">{t.upload.curlLead} {admin === false ? t.upload.tokenAsk : <Link href={to.tokens(org)}>{t.upload.tokenLink}</Link>}</p>
          <Snippet text={curlLine(location.origin, org, project)} label={t.upload.curlSnippet} />
          <Recent org={org} project={project} />
        </section>
      </div>
    </>
  );
}

/** The command that uploads a clone's current commit, as it can be pasted. */
export function curlLine(origin: string, org: string, project: string): string {
  return [
    'export CAIRN_TOKEN=cairn_...',
    'git archive --format=tar.gz HEAD | curl --fail-with-body \\',
    '  -H "Authorization: Bearer $CAIRN_TOKEN" \\',
    '  -H "Content-Type: application/gzip" \\',
    '  -H "Cairn-Commit: $(git rev-parse HEAD)" \\',
    '  --data-binary @- \\',
    `  ${origin}${scans.address(org, project)}`,
  ].join('\n');
}

type Sending = { sent: number; total: number };

function Sender({ org, project }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>();
  const [refused, setRefused] = useState<string>();
  const running = useRef<Upload | null>(null);
  const key = useRef('');
  useEffect(() => () => running.current?.abort(), []);

  const choose = (next: File | null) => {
    setError(undefined);
    setRefused(next !== null && next.size === 0 ? t.upload.empty : undefined);
    setFile(next !== null && next.size > 0 ? next : null);
    key.current = newKey();
  };
  const send = async () => {
    if (file === null) return;
    setError(undefined);
    setSending({ sent: 0, total: file.size });
    running.current = upload(scans.address(org, project), file, key.current, (sent, total) => setSending({ sent, total }));
    try {
      const job = await running.current.done;
      navigate(to.job(org, project, job.id));
    } catch (failed) {
      setSending(null);
      if (!(failed instanceof DOMException)) setError(failed);
    }
  };
  return (
    <section class="panel">
      <ProblemMessage error={error} onRetry={() => void send()} />
      {refused !== undefined && <p class="field-error" role="alert">{refused}</p>}
      {sending !== null && file !== null
        ? <Progress file={file} sending={sending} onCancel={() => running.current?.abort()} />
        : <DropZone file={file} onChoose={choose} onRefuse={setRefused} onSend={() => void send()} />}
    </section>
  );
}

function DropZone({ file, onChoose, onRefuse, onSend }: {
  file: File | null; onChoose: (file: File | null) => void; onRefuse: (why: string) => void; onSend: () => void;
}) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const item = event.dataTransfer?.items[0];
    if (item?.webkitGetAsEntry()?.isDirectory === true) onRefuse(t.upload.folder);
    else onChoose(event.dataTransfer?.files[0] ?? null);
  };
  return (
    <div
      class={over ? 'drop drop-over' : 'drop'} onDrop={drop} onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
    >
      <span class="drop-art" aria-hidden="true"><Icon name="drop" size={32} /></span>
      {file === null
        ? <p class="drop-lead">{t.upload.drop} <span class="muted">{t.upload.or}</span></p>
        : <p class="drop-lead" role="status">{t.upload.chosen(file.name, bytes(file.size))}</p>}
      <input
        ref={input} type="file" class="visually-hidden" id="archive" tabIndex={-1} aria-hidden="true" aria-label={t.upload.choose}
        accept=".tar,.gz,.tgz,.zip,application/gzip,application/x-tar,application/zip"
        onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
      />
      <div class="drop-actions">
        {file !== null && <Button kind="primary" icon="up" onClick={onSend}>{t.upload.send}</Button>}
        <Button kind={file === null ? 'primary' : 'plain'} onClick={() => input.current?.click()}>{file === null ? t.upload.choose : t.upload.chooseOther}</Button>
      </div>
      <p class="fine">{t.upload.formats}</p>
    </div>
  );
}

function Progress({ file, sending, onCancel }: { file: File; sending: Sending; onCancel: () => void }) {
  const share = sending.total === 0 ? 0 : sending.sent / sending.total;
  return (
    <div class="sending">
      <h2>{t.upload.sending}</h2>
      <p><code class="path">{file.name}</code></p>
      <progress class="progress" max={1} value={share} aria-label={t.upload.progress} />
      <p class="fine">{t.upload.sent(bytes(sending.sent), bytes(sending.total))} · {percent(share)}</p>
      <Button onClick={onCancel}>{t.actions.cancel}</Button>
    </div>
  );
}

const ASK_EVERY_MS = 1_500;
const SHOWN = 5;

/** The last uploads; while there is none, the page waits for the first and says when it came. */
function Recent({ org, project }: Props) {
  const list = useResource(`scans:${org}/${project}`, async (signal) => (await scans.list(org, project, { limit: SHOWN, signal })).data.items);
  const [atStart, setAtStart] = useState<string | null>(null);
  const newest = list.data?.[0]?.id ?? '';
  useEffect(() => {
    if (list.data !== undefined && atStart === null) setAtStart(newest);
  }, [list.data]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') list.reload();
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [list.reload]);
  useFeedEvents(['assessment.'], list.reload);
  const received = atStart !== null && newest !== '' && newest !== atStart;
  return (
    <>
      <h3>{t.upload.recent}</h3>
      <p class={received ? 'waiting waiting-received' : 'waiting'} aria-live="polite">
        {received && <><Icon name="check" /> {t.upload.received}</>}
        {!received && list.data?.length === 0 && <><span class="spinner" aria-hidden="true" /> {t.upload.waiting}</>}
      </p>
      <Loaded resource={list}>
        {(items) => (
          <ul class="rows">
            {items.map((job) => (
              <li key={job.id}><JobStateBadge state={job.state} /><Link href={to.job(org, project, job.id)}><Ago at={job.createdAt} /></Link></li>
            ))}
          </ul>
        )}
      </Loaded>
      <DataAge resource={list} />
    </>
  );
}
