import { useId } from 'preact/hooks';
import type { Assessment, AssessedPhase, Practice } from '../api/types';
import { OutcomeBadge } from '../outcome/mark';
import { t } from '../text';
import { Errors } from '../ui/field';
import { missing, taken, takesOf, takesOfCheck, type Imagined, type Take } from './what-if-model';

interface Props {
  imagined: Imagined;
  waivable: ReadonlySet<string>;
  always: ReadonlySet<string>;
  onChange: (imagined: Imagined) => void;
  /** What the server says is wrong with a practice or a check. */
  error: (id: string) => string | undefined;
}

/** Practices and checks, each with a choice of what it is taken as. */
export function Takes({ assessment, ...props }: Props & { assessment: Assessment }) {
  return (
    <>
      {assessment.phases.map((phase) => <PhaseTakes key={phase.id} {...props} phase={phase} open={phase.id === assessment.phase} />)}
    </>
  );
}

function PhaseTakes({ phase, open, ...props }: Props & { phase: AssessedPhase; open: boolean }) {
  return (
    <details class="record" open={open}>
      <summary>{t.whatIf.missingOf(phase.title, missing(phase))}</summary>
      <ul class="takes">
        {phase.practices.map((practice) => <PracticeTakes key={practice.id} {...props} practice={practice} />)}
      </ul>
    </details>
  );
}

function PracticeTakes({ practice, ...props }: Props & { practice: Practice }) {
  const { imagined, waivable, always, onChange, error } = props;
  const take = imagined.takes[practice.id];
  const checks = take === undefined ? practice.checks.filter((check) => takesOfCheck(check, waivable).length > 0) : [];
  return (
    <li class="take-practice">
      <TakeRow
        id={practice.id} title={practice.title} outcome={practice.outcome} strong take={take} takes={takesOf(practice, waivable, always)} error={error(practice.id)}
        onChange={(chosen) => onChange(taken(imagined, practice.id, chosen, practice))}
      />
      {checks.map((check) => (
        <TakeRow
          key={check.id} id={check.id} title={check.title} outcome={check.outcome} take={imagined.takes[check.id]}
          takes={takesOfCheck(check, waivable)} error={error(check.id)} onChange={(chosen) => onChange(taken(imagined, check.id, chosen))}
        />
      ))}
    </li>
  );
}

function TakeRow({ id, title, outcome, strong, take, takes, error, onChange }: {
  id: string; title: string; outcome: Practice['outcome']; strong?: boolean; take: Take | undefined; takes: Take[];
  error?: string; onChange: (take: Take | null) => void;
}) {
  const field = useId();
  return (
    <div class={strong === true ? 'take take-whole' : 'take'}>
      <label for={field}><span>{title}</span> <OutcomeBadge outcome={outcome} plain /></label>
      <select
        id={field} class="input" data-id={id} value={take ?? ''} aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? undefined : `${field}-error`}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value as Take)}
      >
        <option value="">{t.whatIf.asItIs}</option>
        {takes.map((one) => <option key={one} value={one}>{t.whatIf.takes[one]}</option>)}
      </select>
      <Errors id={field} error={error} />
    </div>
  );
}
