import { useState } from 'preact/hooks';
import { applicability } from '../api';
import { ApiError } from '../api/problem';
import type { Applicability, ProjectKind } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { useDraft } from '../state/draft';
import { useResource } from '../state/resource';
import { t } from '../text';
import { announce } from '../ui/announcer';
import { Loaded, Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { SaidItem } from './applicability';

const KINDS: readonly ProjectKind[] = ['web-application', 'service', 'library', 'command-line', 'infrastructure'];

/** The part of a project's settings that says of what kind it is, and lets an editor say otherwise. */
export function KindPanel({ org, project, editor }: { org: string; project: string; editor: boolean }) {
  const found = useResource(`applicability:${org}/${project}`, async (signal) => (await applicability.get(org, project, signal)).data);
  useFeedEvents(['applicability.', 'assessment.'], found.reload);
  return (
    <section class="panel words" aria-labelledby="kind">
      <h2 id="kind">{t.kind.heading}</h2>
      <p class="prose">{t.kind.lead}</p>
      <Loaded resource={found}>
        {(data) => (
          <>
            <KindNow data={data} />
            {editor && <Overrule org={org} project={project} data={data} reload={found.reload} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** The kind as detected, beside what a member says of it. */
export function KindNow({ data }: { data: Applicability }) {
  const said = data.overruling.inEffect;
  return (
    <>
      <p>{data.detected === undefined ? t.kind.unknown : t.kind.detected(t.kind.kinds[data.detected] ?? data.detected)}</p>
      {said !== undefined && <ul class="words-list" aria-label={t.kind.heading}><SaidItem said={said} waits={false} /></ul>}
    </>
  );
}

function Overrule({ org, project, data, reload }: { org: string; project: string; data: Applicability; reload: () => void }) {
  const [asking, setAsking] = useState(false);
  const { values, set, settle, restored } = useDraft<{ kind: string; reason: string }>(
    `kind:${org}/${project}`, () => ({ kind: data.kind ?? KINDS[0] ?? '', reason: '' }));
  const version = data.overruling.version;
  const stale = (refused: unknown) => {
    if (refused instanceof ApiError && refused.status === 412) reload();
    throw refused;
  };
  const form = useForm(values, ({ reason }) => ({ '/reason': reason.trim() === '' ? t.form.required : undefined }), async () => {
    await applicability.kind(org, project, { kind: values.kind, reason: values.reason.trim() }, version).catch(stale);
    settle({ kind: values.kind, reason: '' });
    announce(t.kind.saved);
    reload();
  });
  return (
    <>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={restored} />
        <ProblemMessage error={form.error} onRetry={form.again} shown={['/kind', '/reason']} />
        <SelectField
          label={t.kind.label} value={values.kind} options={KINDS.map((kind) => ({ value: kind as string, label: t.kind.kinds[kind] }))}
          onChange={(kind) => set({ kind })} error={form.fieldError('/kind')}
        />
        <TextField
          label={t.waivers.reason} rows={2} maxLength={2000} hint={t.applicability.reasonHint} value={values.reason}
          onInput={(reason) => set({ reason })} error={form.fieldError('/reason')}
        />
        <div class="form-actions">
          <Button kind="primary" type="submit" busy={form.busy}>{t.kind.save}</Button>
          {data.overruling.inEffect !== undefined && <Button onClick={() => setAsking(true)}>{t.kind.withdraw}</Button>}
        </div>
      </form>
      {asking && (
        <Confirm
          title={t.kind.withdrawAsk} detail={t.applicability.withdrawDetail} verb={t.kind.withdraw} onClose={() => setAsking(false)}
          onConfirm={async () => {
            await applicability.withdrawKind(org, project, version).catch(stale);
            settle({ kind: data.detected ?? values.kind, reason: '' });
            reload();
          }}
        />
      )}
    </>
  );
}
