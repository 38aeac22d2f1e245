import { useEffect, useRef, useState } from 'preact/hooks';
import { roadmaps } from '../api';
import type { RoadmapValidation } from '../api/types';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { hasDraft, useDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded, PageHead, Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';
import { ShadowRunPanel } from './shadow-run';

interface Props { org: string; from: { id: string; version: number } | null }

/** Writes the next version of a roadmap: check it, see what it would change, publish it. */
export function RoadmapEditorPage({ org, from }: Props) {
  const key = from === null ? 'default' : `${from.id}/${from.version}`;
  const start = useResource(`roadmap-text:${org}/${key}`, async (signal) => {
    const text = (await roadmaps.text(org, from?.id ?? 'mvp-to-production', from?.version ?? null, signal)).data;
    return from === null ? text.replace(/^id: .*$/m, 'id: our-roadmap') : text.replace(/^version: .*$/m, `version: ${from.version + 1}`);
  });
  return (
    <>
      <PageHead title={t.roadmaps.editHeading} lead={t.roadmaps.editLead} crumbs={[{ label: t.nav.roadmaps, href: to.roadmaps(org) }]} />
      <Loaded resource={start}>{(text) => <Editor key={key} org={org} draft={`roadmap:${org}/${key}`} text={text} />}</Loaded>
    </>
  );
}

function Editor({ org, draft, text }: { org: string; draft: string; text: string }) {
  const [restored] = useState(() => hasDraft(draft));
  const edited = useDraft(draft, () => ({ yaml: text }));
  const { yaml } = edited.values;
  const [checked, setChecked] = useState<{ yaml: string; found: RoadmapValidation } | null>(null);
  const [run, setRun] = useState<string | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const admin = useMay('admin') === true;
  const found = checked?.yaml === yaml ? checked.found : null;
  const form = useForm({ yaml }, () => ({}), async () => setChecked({ yaml, found: (await roadmaps.validate(org, yaml)).data }));
  const shadow = useForm({ yaml }, () => ({}), async (key) => setRun((await roadmaps.startShadow(org, yaml, key)).data.id));
  const go = (line: number, column: number) => {
    const field = area.current?.querySelector('textarea');
    if (field == null) return;
    const at = yaml.split('\n').slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    field.focus();
    field.setSelectionRange(at, at);
    field.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(field).lineHeight));
  };
  return (
    <>
      <form class="panel form form-full" noValidate onSubmit={form.submit}>
        <Restored when={restored} />
        <ProblemMessage error={form.error} onRetry={form.again} />
        <div ref={area} class="roadmap-text">
          <TextField label={t.roadmaps.text} mono rows={22} value={yaml} onInput={(next) => edited.set({ yaml: next })} />
        </div>
        <FilePick onText={(next) => edited.set({ yaml: next })} />
        <div class="form-actions">
          <Button kind="primary" type="submit" busy={form.busy}>{t.roadmaps.check}</Button>
          {found?.valid === true && <Button busy={shadow.busy} onClick={shadow.again}>{t.roadmaps.shadow}</Button>}
        </div>
        <div role="status">
          {found?.valid === true && found.roadmap !== undefined && (
            <p class="notice notice-plain"><Icon name="check" />{t.roadmaps.valid(found.roadmap.phases, found.roadmap.practices, found.roadmap.checks)}</p>
          )}
          {found?.valid === false && <p class="notice notice-bad"><Icon name="warn" />{t.roadmaps.mistakes(found.errors.length)}</p>}
        </div>
        {found?.valid === false && (
          <ol class="rows" aria-label={t.roadmaps.mistakesList}>
            {found.errors.map((error, n) => (
              <li key={n}><div>
                <button type="button" class="link-button" onClick={() => go(error.line, error.column)}>{t.roadmaps.at(error.line, error.column)}</button>
                <p>{error.detail}</p>
                {error.pointer !== '' && <code class="path">{error.pointer}</code>}
              </div></li>
            ))}
          </ol>
        )}
        <ProblemMessage error={shadow.error} onRetry={shadow.again} />
      </form>
      {run !== null && <ShadowRunPanel key={run} org={org} id={run} />}
      {admin && found?.valid === true && found.roadmap !== undefined && (
        <Publish org={org} yaml={yaml} onPublished={() => {
          edited.clear();
          navigate(to.roadmap(org, found.roadmap?.id ?? ''));
        }} />
      )}
    </>
  );
}

function FilePick({ onText }: { onText: (text: string) => void }) {
  return (
    <label class="field">
      <span class="label">{t.roadmaps.file}</span>
      <input
        type="file" accept=".yaml,.yml,application/yaml"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) void file.text().then(onText);
        }}
      />
    </label>
  );
}

function Publish({ org, yaml, onPublished }: { org: string; yaml: string; onPublished: () => void }) {
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [date, setDate] = useState('');
  const later = when === 'later';
  const past = () => Number.isNaN(Date.parse(date)) || Date.parse(date) <= Date.now();
  const form = useForm({ yaml, when, date }, () => ({ '?effectiveAt': later && past() ? t.roadmaps.datePast : undefined }), async (key) => {
    await roadmaps.publish(org, yaml, later ? `${date}T00:00:00Z` : null, key);
    onPublished();
  });
  useEffect(() => form.reset(), [yaml]);
  return (
    <form class="panel form form-wide" noValidate onSubmit={form.submit}>
      <h2>{t.roadmaps.publishHeading}</h2>
      <ProblemMessage error={form.error} onRetry={form.again} shown={['?effectiveAt']} />
      <SelectField label={t.roadmaps.when} value={when} options={[{ value: 'now', label: t.roadmaps.now }, { value: 'later', label: t.roadmaps.later }]} onChange={setWhen} />
      {later && <TextField label={t.roadmaps.date} type="date" value={date} onInput={setDate} error={form.fieldError('?effectiveAt')} />}
      <div class="form-actions"><Button kind="primary" type="submit" busy={form.busy}>{t.roadmaps.publish}</Button></div>
    </form>
  );
}
