import { useState } from 'preact/hooks';
import { applicability, me } from '../api';
import { ApiError } from '../api/problem';
import type { Overruling, Practice, Said } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { hasDraft, useDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded, Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm, Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';
import { ActLine, Decision, nameOf } from './decision';

interface Props { org: string; project: string; practice: Practice }

export type OverrulingVerb = 'off' | 'on' | 'approve' | 'reject' | 'withdraw';

/** What this person may say about whether a practice applies. The service decides in any case. */
export function offered(said: Overruling, outcome: string, subject: string | undefined, editor: boolean): OverrulingVerb[] {
  if (!editor || subject === undefined) return [];
  if (said.asked !== undefined) return said.asked.said.by === subject ? ['withdraw'] : ['approve', 'reject'];
  if (said.inEffect?.says === 'applies') return ['off', 'withdraw'];
  if (said.inEffect !== undefined) return ['on', 'withdraw'];
  return [outcome === 'not-applicable' ? 'on' : 'off'];
}

/** Whether a practice applies: as detected, or as members say. */
export function Applicability({ org, project, practice }: Props) {
  const all = useResource(`applicability:${org}/${project}`, async (signal) => (await applicability.get(org, project, signal)).data);
  const self = useResource('me', async (signal) => (await me.get(signal)).data);
  const editor = useMay('editor') === true;
  // What is decided on is what was read, also when somebody else was quicker: the refusal stays on the page.
  const [read, setRead] = useState<Overruling | null>(null);
  const [verb, setVerb] = useState<OverrulingVerb | null>(() =>
    hasDraft(draftOf(org, project, practice.id, false)) ? 'off' : hasDraft(draftOf(org, project, practice.id, true)) ? 'on' : null);
  useFeedEvents(['applicability.', 'assessment.'], all.reload);
  const close = () => setVerb(null);
  const done = () => {
    close();
    all.reload();
  };
  return (
    <section class="panel words" aria-labelledby="applicability">
      <header class="words-head"><div><h2 id="applicability">{t.applicability.heading}</h2><p class="fine">{t.applicability.lead}</p></div></header>
      <Loaded resource={all}>
        {(data) => {
          const said = data.practices.find((one) => one.practice === practice.id) ?? { practice: practice.id, version: 0 };
          if (data.alwaysApply.includes(practice.id)) return <p>{t.applicability.always}</p>;
          return (
            <>
              <OverrulingCard
                said={said} outcome={practice.outcome} subject={self.data?.subject} verbs={offered(said, practice.outcome, self.data?.subject, editor)}
                onVerb={(next) => {
                  setRead(said);
                  setVerb(next);
                }}
              />
              {(verb === 'off' || verb === 'on') && (
                <Say org={org} project={project} said={said} practice={practice.id} applies={verb === 'on'} onClose={close} onDone={done} onStale={all.reload} />
              )}
              {(verb === 'approve' || verb === 'reject') && read?.asked !== undefined && (
                <Decision
                  title={verb === 'approve' ? t.applicability.approveAsk : t.applicability.rejectAsk} verb={verb} reason={read.asked.reason}
                  detail={verb === 'approve' ? t.applicability.approveDetail : t.applicability.rejectDetail}
                  decide={(note, key) => applicability.decide(org, project, practice.id, read.version, verb, note, key)}
                  onClose={close} onDone={done} onStale={all.reload}
                />
              )}
              {verb === 'withdraw' && (
                <Confirm
                  title={t.applicability.withdrawAsk} detail={t.applicability.withdrawDetail} verb={t.applicability.withdraw} onClose={close}
                  onConfirm={async () => {
                    try {
                      await applicability.withdraw(org, project, practice.id, said.version);
                    } finally {
                      all.reload();
                    }
                  }}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

/** What counts and what waits, with what this person may do about it. */
export function OverrulingCard({ said, outcome, subject, verbs, onVerb }: {
  said: Overruling; outcome: string; subject: string | undefined; verbs: OverrulingVerb[]; onVerb: (verb: OverrulingVerb) => void;
}) {
  const { inEffect, asked, rejected } = said;
  const nothing = inEffect === undefined && asked === undefined;
  return (
    <>
      {nothing && <p class="fine">{outcome === 'not-applicable' ? t.applicability.detectedOff : t.applicability.detectedOn}</p>}
      {!nothing && (
        <ul class="words-list" aria-label={t.applicability.list}>
          {inEffect !== undefined && <SaidItem said={inEffect} waits={false} />}
          {asked !== undefined && <SaidItem said={asked} waits own={asked.said.by === subject} />}
        </ul>
      )}
      {rejected !== undefined && (
        <ul class="acts"><ActLine words={t.applicability.rejectedBy(nameOf(rejected.rejected))} act={rejected.rejected} note={rejected.note} /></ul>
      )}
      {verbs.length > 0 && (
        <div class="form-actions">
          {verbs.map((verb) => (
            <Button key={verb} small kind={verb === 'approve' ? 'primary' : 'plain'} onClick={() => onVerb(verb)} label={t.applicability.labels[verb]}>
              {t.applicability[verb]}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

export function SaidItem({ said, waits, own = false }: { said: Said; waits: boolean; own?: boolean }) {
  return (
    <li class="word">
      <p class="word-head">
        <strong>{t.applicability.says[said.says]}</strong>
        <span class={`badge waiver-${waits ? 'requested' : 'approved'}`}>
          <Icon name={waits ? 'clock' : 'check'} size={14} />{waits ? t.applicability.waits : t.applicability.counts}
        </span>
      </p>
      <p class="word-text">{said.reason}</p>
      <ul class="acts">
        <ActLine words={(waits || said.approved !== undefined ? t.waivers.askedBy : t.applicability.saidBy)(nameOf(said.said))} act={said.said} />
        {said.approved !== undefined && <ActLine words={t.waivers.approvedBy(nameOf(said.approved))} act={said.approved} note={said.note} />}
      </ul>
      {own && <p class="fine">{t.waivers.own}</p>}
    </li>
  );
}

function draftOf(org: string, project: string, practice: string, applies: boolean): string {
  return `applicability-${applies ? 'on' : 'off'}:${org}/${project}/${practice}`;
}

function Say({ org, project, said, practice, applies, onClose, onDone, onStale }: {
  org: string; project: string; said: Overruling; practice: string; applies: boolean; onClose: () => void; onDone: () => void; onStale: () => void;
}) {
  const { values, set, clear, restored } = useDraft(draftOf(org, project, practice, applies), () => ({ reason: '' }));
  const form = useForm(values, ({ reason }) => ({ '/reason': reason.trim() === '' ? t.form.required : undefined }), async () => {
    try {
      await applicability.say(org, project, practice, { applies, reason: values.reason.trim() }, said.version);
    } catch (refused) {
      if (refused instanceof ApiError && (refused.status === 409 || refused.status === 412)) onStale();
      throw refused;
    }
    clear();
    onDone();
  });
  const giveUp = () => {
    clear();
    onClose();
  };
  const words = applies ? t.applicability.onForm : t.applicability.offForm;
  return (
    <Dialog title={words.title} onClose={giveUp}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={restored} />
        <p>{words.detail}</p>
        <ProblemMessage error={form.error} onRetry={form.again} shown={['/reason']} />
        <TextField label={t.waivers.reason} rows={4} maxLength={2000} hint={t.applicability.reasonHint} value={values.reason} onInput={(reason) => set({ reason })} error={form.fieldError('/reason')} />
        <div class="dialog-actions">
          <Button onClick={giveUp}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{words.submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}
