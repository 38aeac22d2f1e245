import { useRef, useState } from 'preact/hooks';
import { projects } from '../api';
import { ApiError } from '../api/problem';
import type { Hypothesis, Project } from '../api/types';
import { number } from '../format/number';
import { day, today } from '../format/time';
import { useDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { t } from '../text';
import { Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm, ConflictDialog, type Difference } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm, type FieldErrors } from '../ui/form';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';

interface Props { org: string; project: Project; etag: string; onChanged: () => void }

/** What is typed, and the version of the project it was typed over: both survive a new sign-in together. */
interface Fields { editing: boolean; base: string; statement: string; metric: string; target: string; direction: Hypothesis['direction']; observed: string; statedOn: string; observedOn: string }

const POINTERS = ['/statement', '/metric', '/target', '/direction', '/observed', '/statedOn', '/observedOn'];

function fieldsOf(hypothesis: Hypothesis | null, base: string): Fields {
  return {
    editing: false, base, statement: hypothesis?.statement ?? '', metric: hypothesis?.metric ?? '', target: hypothesis === null ? '' : String(hypothesis.target),
    direction: hypothesis?.direction ?? 'at-least', observed: hypothesis?.observed == null ? '' : String(hypothesis.observed),
    statedOn: hypothesis?.statedOn ?? today(Date.now()), observedOn: hypothesis?.observedOn ?? '',
  };
}

function bodyOf(values: Fields): Hypothesis {
  const observed = parse(values.observed);
  return {
    statement: values.statement.trim(), metric: values.metric.trim(), target: parse(values.target) ?? 0, direction: values.direction,
    observed, statedOn: values.statedOn, ...(observed === null ? {} : { observedOn: values.observedOn || today(Date.now()) }),
  };
}

/** A number as it is typed, with a point or a comma; null when nothing is. */
function parse(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' ? null : value;
}

function check(values: Fields): FieldErrors {
  const needed = (text: string) => (text.trim() === '' ? t.form.required : undefined);
  const numeric = (text: string) => (Number.isNaN(parse(text) ?? 0) ? t.hypothesis.numberWanted : undefined);
  return {
    '/statement': needed(values.statement), '/metric': needed(values.metric), '/target': needed(values.target) ?? numeric(values.target),
    '/observed': numeric(values.observed), '/statedOn': needed(values.statedOn),
  };
}

/** True when the observed value reaches the target; undefined when nothing was observed. */
export function reached(hypothesis: Hypothesis): boolean | undefined {
  if (hypothesis.observed == null) return undefined;
  return hypothesis.direction === 'at-least' ? hypothesis.observed >= hypothesis.target : hypothesis.observed <= hypothesis.target;
}

export function HypothesisPanel({ org, project, etag, onChanged }: Props) {
  const draft = useDraft<Fields>(`hypothesis:${org}/${project.slug}`, () => fieldsOf(project.hypothesis, etag));
  const { hypothesis } = project;
  const editor = useMay('editor');
  const start = () => draft.set({ ...fieldsOf(hypothesis, etag), editing: true });
  return (
    <section class="panel hypothesis" aria-labelledby="hypothesis">
      <div class="section-head">
        <h2 id="hypothesis">{t.hypothesis.heading}</h2>
        {editor && hypothesis !== null && !draft.values.editing && <Button small onClick={start}>{t.hypothesis.edit}</Button>}
      </div>
      {draft.values.editing
        ? <HypothesisForm org={org} project={project} etag={etag} onChanged={onChanged} draft={draft} />
        : hypothesis === null
          ? <div class="hypothesis-empty"><p>{t.hypothesis.empty}</p>{editor && <Button kind="primary" onClick={start}>{t.hypothesis.state}</Button>}</div>
          : <Stated hypothesis={hypothesis} />}
    </section>
  );
}

function Stated({ hypothesis }: { hypothesis: Hypothesis }) {
  const verdict = reached(hypothesis);
  return (
    <div class="stated">
      <blockquote>{hypothesis.statement}</blockquote>
      <dl class="meta meta-large">
        <div><dt>{t.hypothesis.metric}</dt><dd>{hypothesis.metric}</dd></div>
        <div><dt>{t.hypothesis.target}</dt><dd>{t.hypothesis.targetOf[hypothesis.direction](number(hypothesis.target))}</dd></div>
        <div>
          <dt>{t.hypothesis.observed}</dt>
          <dd>
            {hypothesis.observed == null ? t.hypothesis.notObserved : number(hypothesis.observed)}{' '}
            <span class={`flag ${verdict === true ? 'flag-yes' : ''}`}>
              <Icon name={verdict === true ? 'check' : verdict === false ? 'close' : 'clock'} size={14} />
              {verdict === true ? t.hypothesis.validated : verdict === false ? t.hypothesis.notReached : t.hypothesis.open}
            </span>
          </dd>
        </div>
        <div><dt>{t.hypothesis.statedOn}</dt><dd>{day(hypothesis.statedOn)}</dd></div>
        {hypothesis.observedOn != null && <div><dt>{t.hypothesis.observedOn}</dt><dd>{day(hypothesis.observedOn)}</dd></div>}
      </dl>
    </div>
  );
}

function HypothesisForm({ org, project, etag, onChanged, draft }: Props & { draft: ReturnType<typeof useDraft<Fields>> }) {
  const { values, set, clear } = draft;
  const [theirs, setTheirs] = useState<{ project: Project; etag: string } | null>(null);
  const [asking, setAsking] = useState(false);
  const base = useRef(values.base);
  const save = async () => {
    try {
      await projects.stateHypothesis(org, project.slug, bodyOf(values), base.current);
      clear();
      onChanged();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      const now = await projects.get(org, project.slug);
      setTheirs({ project: now.data, etag: now.etag ?? `"${now.data.version}"` });
    }
  };
  const form = useForm(values, check, save);
  const keepMine = () => {
    if (theirs === null) return;
    base.current = theirs.etag;
    set({ base: theirs.etag });
    setTheirs(null);
    form.again();
  };
  const takeTheirs = () => {
    setTheirs(null);
    clear();
    onChanged();
  };
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <Restored when={draft.restored} />
      <ProblemMessage error={form.error} onRetry={form.again} shown={POINTERS} />
      <TextField label={t.hypothesis.statement} rows={3} maxLength={2000} value={values.statement} placeholder={t.hypothesis.statementPlaceholder} onInput={(statement) => set({ statement })} error={form.fieldError('/statement')} />
      <TextField label={t.hypothesis.metric} maxLength={200} value={values.metric} placeholder={t.hypothesis.metricPlaceholder} onInput={(metric) => set({ metric })} error={form.fieldError('/metric')} />
      <div class="form-pair">
        <TextField label={t.hypothesis.target} inputMode="decimal" value={values.target} onInput={(target) => set({ target })} error={form.fieldError('/target')} />
        <SelectField
          label={t.hypothesis.direction} value={values.direction} onChange={(direction) => set({ direction })} error={form.fieldError('/direction')}
          options={(['at-least', 'at-most'] as const).map((value) => ({ value, label: t.hypothesis.directions[value] }))}
        />
        <TextField label={t.hypothesis.observed} optional inputMode="decimal" value={values.observed} onInput={(observed) => set({ observed })} error={form.fieldError('/observed')} />
        <TextField label={t.hypothesis.observedOn} optional type="date" value={values.observedOn} onInput={(observedOn) => set({ observedOn })} error={form.fieldError('/observedOn')} />
        <TextField label={t.hypothesis.statedOn} type="date" value={values.statedOn} onInput={(statedOn) => set({ statedOn })} error={form.fieldError('/statedOn')} />
      </div>
      <div class="form-actions">
        <Button kind="primary" type="submit" busy={form.busy}>{t.actions.save}</Button>
        <Button onClick={clear}>{t.actions.cancel}</Button>
        {project.hypothesis !== null && <Button kind="quiet" onClick={() => setAsking(true)}>{t.hypothesis.withdraw}</Button>}
      </div>
      {theirs !== null && (
        <ConflictDialog
          differences={differences(values, fieldsOf(theirs.project.hypothesis, theirs.etag))} onKeepMine={keepMine} onTakeTheirs={takeTheirs} onClose={() => setTheirs(null)}
        />
      )}
      {asking && (
        <Confirm
          title={t.hypothesis.withdrawAsk} detail={t.hypothesis.withdrawDetail} verb={t.hypothesis.withdraw} onClose={() => setAsking(false)}
          onConfirm={async () => {
            await projects.withdrawHypothesis(org, project.slug, etag);
            clear();
            onChanged();
          }}
        />
      )}
    </form>
  );
}

function differences(mine: Fields, theirs: Fields): Difference[] {
  const row = (label: string, name: keyof Fields): Difference => ({ label, mine: String(mine[name]), theirs: String(theirs[name]) });
  return [
    row(t.hypothesis.statement, 'statement'), row(t.hypothesis.metric, 'metric'), row(t.hypothesis.target, 'target'),
    { label: t.hypothesis.direction, mine: t.hypothesis.directions[mine.direction], theirs: t.hypothesis.directions[theirs.direction] },
    row(t.hypothesis.observed, 'observed'), row(t.hypothesis.observedOn, 'observedOn'), row(t.hypothesis.statedOn, 'statedOn'),
  ];
}
