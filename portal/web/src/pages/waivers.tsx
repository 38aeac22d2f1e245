import { useState } from 'preact/hooks';
import { allPages, me, roadmaps, waivers } from '../api';
import type { Practice, Waiver, WaiverStatus } from '../api/types';
import { endOf, endsSoon, inDays, isTerm } from '../format/term';
import { day } from '../format/time';
import { useFeedEvents } from '../live/feed';
import { useNow } from '../state/clock';
import { hasDraft, useDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded, Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm, Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { Icon, type IconName } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';
import { ActLine, Decision, nameOf } from './decision';

interface Props { org: string; project: string; roadmap: { id: string; version: number | string }; practice: Practice }

const STATUS_ICON: Record<WaiverStatus, IconName> = { requested: 'clock', approved: 'flag', rejected: 'close', revoked: 'close', expired: 'clock' };

export type WaiverVerb = 'approve' | 'reject' | 'revoke' | 'withdraw';

/** What this person may do with a waiver. The service decides in any case. */
export function offered(waiver: Waiver, subject: string | undefined, editor: boolean): WaiverVerb[] {
  if (!editor || subject === undefined) return [];
  if (waiver.status === 'approved') return ['revoke'];
  if (waiver.status !== 'requested') return [];
  return waiver.requested.by === subject ? ['withdraw'] : ['approve', 'reject'];
}

/** The waivers of a practice and its checks: asked for, decided and taken back here. */
export function Waivers({ org, project, roadmap, practice }: Props) {
  const list = useResource(`waivers:${org}/${project}/${practice.id}`, (signal) =>
    allPages((cursor) => waivers.list(org, project, { practice: practice.id, cursor, limit: 100, signal })));
  const plan = useResource(`roadmap:${org}/${roadmap.id}/${roadmap.version}`, async (signal) => (await roadmaps.get(org, roadmap, signal)).data);
  const self = useResource('me', async (signal) => (await me.get(signal)).data);
  const editor = useMay('editor') === true;
  const draft = `waiver:${org}/${project}/${practice.id}`;
  const [asking, setAsking] = useState(() => hasDraft(draft));
  const [chosen, setChosen] = useState<{ waiver: Waiver; verb: WaiverVerb } | null>(null);
  useFeedEvents(['waiver.', 'assessment.'], list.reload);
  const waivable = plan.data?.phases.flatMap((phase) => phase.practices).find((one) => one.id === practice.id)
    ?.checks.filter((check) => check.waivable).map((check) => check.id) ?? [];
  const done = () => {
    setChosen(null);
    setAsking(false);
    list.reload();
  };
  return (
    <section class="panel words" aria-labelledby="waivers">
      <header class="words-head">
        <div><h2 id="waivers">{t.waivers.heading}</h2><p class="fine">{t.waivers.lead}</p></div>
        {editor && waivable.length > 0 && <Button icon="flag" onClick={() => setAsking(true)}>{t.waivers.ask}</Button>}
      </header>
      <Loaded resource={list}>
        {({ items }) => (
          <WaiverList items={items} practice={practice} subject={self.data?.subject} editor={editor} onVerb={(waiver, verb) => setChosen({ waiver, verb })} />
        )}
      </Loaded>
      {asking && waivable.length > 0 && (
        <AskForWaiver org={org} project={project} practice={practice} waivable={waivable} draft={draft} onClose={() => setAsking(false)} onAsked={done} />
      )}
      {chosen !== null && (chosen.verb === 'approve' || chosen.verb === 'reject') && (
        <Decide org={org} project={project} chosen={chosen.waiver} verb={chosen.verb} onClose={() => setChosen(null)} onDone={done} onStale={list.reload} />
      )}
      {chosen !== null && (chosen.verb === 'revoke' || chosen.verb === 'withdraw') && (
        <Confirm
          title={t.waivers.revokeAsk} detail={t.waivers.revokeDetail} verb={t.waivers[chosen.verb]} onClose={() => setChosen(null)}
          onConfirm={async () => {
            await waivers.revoke(org, project, chosen.waiver);
            list.reload();
          }}
        />
      )}
    </section>
  );
}

/** What is open, then what is over. */
export function WaiverList({ items, practice, subject, editor, onVerb }: {
  items: Waiver[]; practice: Practice; subject: string | undefined; editor: boolean; onVerb: (waiver: Waiver, verb: WaiverVerb) => void;
}) {
  const open = items.filter(({ status }) => status === 'requested' || status === 'approved');
  const over = items.filter((waiver) => !open.includes(waiver));
  const card = (waiver: Waiver) => (
    <WaiverCard key={waiver.id} waiver={waiver} practice={practice} subject={subject} verbs={offered(waiver, subject, editor)} onVerb={onVerb} />
  );
  return (
    <>
      {open.length === 0 ? <p class="fine">{t.waivers.none}</p> : <ul class="words-list" aria-label={t.waivers.list}>{open.map(card)}</ul>}
      {over.length > 0 && <details class="record"><summary>{t.waivers.earlier(over.length)}</summary><ul class="words-list">{over.map(card)}</ul></details>}
    </>
  );
}

function titleOf(target: string, practice: Practice): string {
  return target === practice.id ? t.waivers.whole : (practice.checks.find((check) => check.id === target)?.title ?? target);
}

function WaiverCard({ waiver, practice, subject, verbs, onVerb }: {
  waiver: Waiver; practice: Practice; subject: string | undefined; verbs: WaiverVerb[]; onVerb: (waiver: Waiver, verb: WaiverVerb) => void;
}) {
  const now = useNow(60_000);
  const what = titleOf(waiver.target, practice);
  const open = waiver.status === 'requested' || waiver.status === 'approved';
  const soon = waiver.status === 'approved' && endsSoon(waiver.endsAt, now);
  return (
    <li class="word">
      <p class="word-head">
        <strong>{what}</strong>
        <span class={`badge waiver-${waiver.status}`}><Icon name={STATUS_ICON[waiver.status]} size={14} />{t.waivers.statuses[waiver.status]}</span>
        {open && (soon
          ? <span class="warn-text"><Icon name="warn" size={14} />{t.term.endsSoon(day(waiver.endsAt))}</span>
          : <span class="muted">{t.term.ends(day(waiver.endsAt))}</span>)}
      </p>
      <p class="word-text">{waiver.reason}</p>
      <ul class="acts">
        <ActLine words={t.waivers.askedBy(nameOf(waiver.requested))} act={waiver.requested} />
        {waiver.decided !== undefined && (
          <ActLine
            words={(waiver.status === 'rejected' ? t.waivers.rejectedBy : t.waivers.approvedBy)(nameOf(waiver.decided))} act={waiver.decided} note={waiver.note}
          />
        )}
        {waiver.closed !== undefined && (
          <ActLine words={waiver.status === 'expired' ? t.waivers.expiredBy : t.waivers.revokedBy(nameOf(waiver.closed))} act={waiver.closed} />
        )}
      </ul>
      {waiver.status === 'requested' && subject !== undefined && waiver.requested.by === subject && <p class="fine">{t.waivers.own}</p>}
      {verbs.length > 0 && (
        <div class="form-actions">
          {verbs.map((verb) => (
            <Button key={verb} small kind={verb === 'approve' ? 'primary' : 'plain'} label={t.waivers.of(t.waivers[verb], what)} onClick={() => onVerb(waiver, verb)}>
              {t.waivers[verb]}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

const POINTERS = ['/target', '/reason', '/endsAt'];

function AskForWaiver({ org, project, practice, waivable, draft, onClose, onAsked }: {
  org: string; project: string; practice: Practice; waivable: string[]; draft: string; onClose: () => void; onAsked: () => void;
}) {
  const { values, set, clear, restored } = useDraft(draft, () => ({ target: practice.id, reason: '', until: inDays(30, Date.now()) }));
  const form = useForm(values, ({ reason, until }) => ({
    '/reason': reason.trim() === '' ? t.form.required : undefined,
    '/endsAt': isTerm(until, Date.now()) ? undefined : t.term.wrong,
  }), async (key) => {
    await waivers.ask(org, project, { target: values.target, reason: values.reason.trim(), endsAt: endOf(values.until) }, key);
    clear();
    onAsked();
  });
  const giveUp = () => {
    clear();
    onClose();
  };
  const options = [
    { value: practice.id, label: t.waivers.whole },
    ...waivable.map((id) => ({ value: id, label: titleOf(id, practice) })),
  ];
  return (
    <Dialog title={t.waivers.ask} onClose={giveUp}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={restored} />
        <ProblemMessage error={form.error} onRetry={form.again} shown={POINTERS} />
        <SelectField label={t.waivers.target} value={values.target} options={options} onChange={(target) => set({ target })} error={form.fieldError('/target')} />
        <TextField label={t.waivers.reason} rows={4} maxLength={2000} hint={t.waivers.reasonHint} value={values.reason} onInput={(reason) => set({ reason })} error={form.fieldError('/reason')} />
        <TextField label={t.term.until} type="date" hint={t.term.untilHint} value={values.until} onInput={(until) => set({ until })} error={form.fieldError('/endsAt')} />
        <div class="dialog-actions">
          <Button onClick={giveUp}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.waivers.submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Decide({ org, project, chosen, verb, ...ends }: {
  org: string; project: string; chosen: Waiver; verb: 'approve' | 'reject'; onClose: () => void; onDone: () => void; onStale: () => void;
}) {
  const approving = verb === 'approve';
  return (
    <Decision
      title={approving ? t.waivers.approveAsk : t.waivers.rejectAsk} detail={approving ? t.waivers.approveDetail : t.waivers.rejectDetail}
      reason={chosen.reason} verb={verb} decide={(note, key) => waivers.decide(org, project, chosen, verb, note, key)} {...ends}
    />
  );
}
