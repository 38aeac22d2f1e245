import { useState } from 'preact/hooks';
import { allPages, attestations, roadmaps } from '../api';
import type { Attestation, AttestationStatus, FactType, Practice, Roadmap } from '../api/types';
import { factValue } from '../format/number';
import { endOf, inDays, isTerm } from '../format/term';
import { day } from '../format/time';
import { useFeedEvents } from '../live/feed';
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
import { ActLine } from './decision';

interface Props { org: string; project: string; roadmap: { id: string; version: number | string }; practice: Practice }

const STATUS_ICON: Record<AttestationStatus, IconName> = { current: 'pen', replaced: 'close', withdrawn: 'close', expired: 'clock' };

/** What members attested of a practice's checks: given and withdrawn here. */
export function Attestations({ org, project, roadmap, practice }: Props) {
  const list = useResource(`attestations:${org}/${project}/${practice.id}`, (signal) =>
    allPages((cursor) => attestations.list(org, project, { practice: practice.id, cursor, limit: 100, signal })));
  const plan = useResource(`roadmap:${org}/${roadmap.id}/${roadmap.version}`, async (signal) => (await roadmaps.get(org, roadmap, signal)).data);
  const editor = useMay('editor') === true;
  const draft = `attestation:${org}/${project}/${practice.id}`;
  const [giving, setGiving] = useState(() => hasDraft(draft));
  const [withdrawing, setWithdrawing] = useState<Attestation | null>(null);
  useFeedEvents(['assessment.'], list.reload);
  return (
    <section class="panel words" aria-labelledby="attestations">
      <header class="words-head">
        <div><h2 id="attestations">{t.attestations.heading}</h2><p class="fine">{t.attestations.lead}</p></div>
        {editor && plan.data !== undefined && <Button icon="pen" onClick={() => setGiving(true)}>{t.attestations.give}</Button>}
      </header>
      <Loaded resource={list}>
        {({ items }) => <AttestationList items={items} practice={practice} editor={editor} onWithdraw={setWithdrawing} />}
      </Loaded>
      {giving && plan.data !== undefined && (
        <GiveAttestation
          org={org} project={project} practice={practice} plan={plan.data} draft={draft} onClose={() => setGiving(false)}
          onGiven={() => {
            setGiving(false);
            list.reload();
          }}
        />
      )}
      {withdrawing !== null && (
        <Confirm
          title={t.attestations.withdrawAsk} detail={t.attestations.withdrawDetail} verb={t.attestations.withdraw} onClose={() => setWithdrawing(null)}
          onConfirm={async () => {
            await attestations.withdraw(org, project, withdrawing);
            list.reload();
          }}
        />
      )}
    </section>
  );
}

function AttestationList({ items, practice, editor, onWithdraw }: {
  items: Attestation[]; practice: Practice; editor: boolean; onWithdraw: (attestation: Attestation) => void;
}) {
  const current = items.filter(({ status }) => status === 'current');
  const over = items.filter(({ status }) => status !== 'current');
  const card = (attestation: Attestation) => (
    <AttestationCard key={attestation.id} attestation={attestation} practice={practice} onWithdraw={editor ? onWithdraw : undefined} />
  );
  return (
    <>
      {current.length === 0 ? <p class="fine">{t.attestations.none}</p> : <ul class="words-list" aria-label={t.attestations.list}>{current.map(card)}</ul>}
      {over.length > 0 && <details class="record"><summary>{t.attestations.earlier(over.length)}</summary><ul class="words-list">{over.map(card)}</ul></details>}
    </>
  );
}

function titleOf(check: string, practice: Practice): string {
  return practice.checks.find(({ id }) => id === check)?.title ?? check;
}

function ended({ status, closed }: Attestation): string {
  const name = closed?.name ?? closed?.by ?? '';
  if (status === 'withdrawn') return t.attestations.withdrawnBy(name);
  return status === 'replaced' ? t.attestations.replacedBy(name) : t.attestations.expiredBy;
}

function AttestationCard({ attestation, practice, onWithdraw }: {
  attestation: Attestation; practice: Practice; onWithdraw?: (attestation: Attestation) => void;
}) {
  const what = titleOf(attestation.check, practice);
  const { attested, closed, link, status } = attestation;
  return (
    <li class="word">
      <p class="word-head">
        <strong>{what}</strong>
        <span class="badge"><Icon name={STATUS_ICON[status]} size={14} />{t.attestations.statuses[status]}</span>
        {status === 'current' && <span class="muted">{t.term.ends(day(attestation.endsAt))}</span>}
      </p>
      <p class="word-text">{attestation.statement}</p>
      <p class="tags">{Object.entries(attestation.facts).map(([name, value]) => <code key={name} class="tag">{name} = {factValue(value)}</code>)}</p>
      {link !== undefined && isWebAddress(link) && (
        <p><a class="row-link" href={link} rel="noopener noreferrer nofollow" target="_blank">{t.attestations.more}</a> <span class="fine path">{link}</span></p>
      )}
      <ul class="acts">
        <ActLine words={t.attestations.by(attested.name ?? attested.by ?? '')} act={attested} />
        {closed !== undefined && <ActLine words={ended(attestation)} act={closed} />}
      </ul>
      {status === 'current' && onWithdraw !== undefined && (
        <div class="form-actions"><Button small label={t.attestations.withdrawOf(what)} onClick={() => onWithdraw(attestation)}>{t.attestations.withdraw}</Button></div>
      )}
    </li>
  );
}

/** Only such an address becomes a link, whatever was saved. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(text);
}

/** What was typed for a fact as a value of its type; undefined where nothing was, null where it is none. */
export function asFact(typed: string, type: FactType): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (type) {
    case 'bool': return text === 'true';
    case 'int': return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
    case 'double': return Number.isFinite(Number(text)) ? Number(text) : null;
    case 'list(string)': return text.split(',').map((one) => one.trim()).filter((one) => one !== '');
    default: return text;
  }
}

interface Fields { check: string; statement: string; link: string; until: string; facts: Record<string, string> }

function GiveAttestation({ org, project, practice, plan, draft, onClose, onGiven }: {
  org: string; project: string; practice: Practice; plan: Roadmap; draft: string; onClose: () => void; onGiven: () => void;
}) {
  const first = practice.checks[0]?.id ?? '';
  const { values, set, clear, restored } = useDraft<Fields>(draft, () => ({ check: first, statement: '', link: '', until: inDays(90, Date.now()), facts: {} }));
  const check = practice.checks.find(({ id }) => id === values.check) ?? practice.checks[0];
  const asked = check === undefined ? [] : factsOf(check.id, plan);
  const facts = Object.fromEntries(asked
    .map(({ name, type }) => [name, asFact(values.facts[name] ?? '', type)] as const)
    .filter(([, value]) => value !== undefined));
  const form = useForm(values, ({ statement, link, until }) => ({
    '/statement': statement.trim() === '' ? t.form.required : undefined,
    '/link': link.trim() === '' || isWebAddress(link.trim()) ? undefined : t.attestations.linkWrong,
    '/endsAt': isTerm(until, Date.now()) ? undefined : t.term.wrong,
    '/facts': Object.keys(facts).length === 0 ? t.attestations.pickFact : undefined,
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [`/facts/${name}`, value === null ? t.attestations.numberWrong : undefined])),
  }), async (key) => {
    await attestations.give(org, project, {
      check: values.check, statement: values.statement.trim(), endsAt: endOf(values.until), facts,
      ...(values.link.trim() === '' ? {} : { link: values.link.trim() }),
    }, key);
    clear();
    onGiven();
  });
  const giveUp = () => {
    clear();
    onClose();
  };
  const pointers = ['/check', '/statement', '/link', '/endsAt', '/facts', ...asked.map(({ name }) => `/facts/${name}`)];
  return (
    <Dialog title={t.attestations.give} onClose={giveUp}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={restored} />
        <ProblemMessage error={form.error} onRetry={form.again} shown={pointers} />
        <SelectField label={t.attestations.check} value={values.check} options={practice.checks.map(({ id, title }) => ({ value: id, label: title }))} onChange={(id) => set({ check: id, facts: {} })} error={form.fieldError('/check')} />
        <TextField label={t.attestations.statement} rows={3} maxLength={2000} hint={t.attestations.statementHint} value={values.statement} onInput={(statement) => set({ statement })} error={form.fieldError('/statement')} />
        <fieldset class="form-group">
          <legend>{t.attestations.facts}</legend>
          <p class="hint">{t.attestations.factsHint}</p>
          {asked.map((fact) => (
            <FactField key={fact.name} fact={fact} value={values.facts[fact.name] ?? ''} error={form.fieldError(`/facts/${fact.name}`)} onInput={(typed) => set({ facts: { ...values.facts, [fact.name]: typed } })} />
          ))}
          {form.fieldError('/facts') !== undefined && <p class="field-error" role="alert">{form.fieldError('/facts')}</p>}
        </fieldset>
        <TextField label={t.attestations.link} optional type="url" inputMode="url" maxLength={2000} hint={t.attestations.linkHint} value={values.link} onInput={(link) => set({ link })} error={form.fieldError('/link')} />
        <TextField label={t.term.until} type="date" hint={t.term.untilHint} value={values.until} onInput={(until) => set({ until })} error={form.fieldError('/endsAt')} />
        <div class="dialog-actions">
          <Button onClick={giveUp}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.attestations.submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}

type Fact = Roadmap['facts'][number];

/**
 * The facts that a check reads, with their types and words. An assessment cannot tell: where it is not known whether a
 * check applies, the facts beside it are those that would decide that.
 */
export function factsOf(check: string, plan: Roadmap): Fact[] {
  const reads = plan.phases.flatMap((phase) => phase.practices).flatMap((practice) => practice.checks).find(({ id }) => id === check)?.reads ?? [];
  return reads.map((name) => plan.facts.find((fact) => fact.name === name)).filter((fact): fact is Fact => fact !== undefined);
}

function FactField({ fact, value, error, onInput }: { fact: Fact; value: string; error?: string; onInput: (typed: string) => void }) {
  if (fact.type === 'bool') {
    const options = [{ value: '', label: t.attestations.notSaid }, { value: 'true', label: t.attestations.yes }, { value: 'false', label: t.attestations.no }];
    return <SelectField label={fact.title} hint={<code>{fact.name}</code>} value={value} options={options} onChange={onInput} error={error} />;
  }
  const numeric = fact.type === 'int' || fact.type === 'double';
  return (
    <TextField
      label={fact.title} hint={<><code>{fact.name}</code>{fact.type === 'list(string)' && <> {t.attestations.listHint}</>}</>}
      inputMode={numeric ? 'decimal' : 'text'} maxLength={numeric ? 20 : 200} value={value} onInput={onInput} error={error}
    />
  );
}
