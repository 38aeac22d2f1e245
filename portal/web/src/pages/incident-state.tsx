import { useState } from 'preact/hooks';
import { allPages, incidents, people } from '../api';
import type { Incident, IncidentRole, IncidentState } from '../api/types';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { nameOf, STATES } from './incident-model';

interface Props { org: string; incident: Incident; onChanged: () => void }

/** Where the incident stands, and the step to where it is next. */
export function StatePanel({ org, incident, onChanged }: Props) {
  const [moving, setMoving] = useState(false);
  const may = useMay('responder') === true;
  return (
    <section class="panel words" aria-labelledby="incident-state">
      <header class="words-head">
        <h2 id="incident-state">{t.incidents.state}</h2>
        {may && <Button onClick={() => setMoving(true)}>{t.incidents.changeState}</Button>}
      </header>
      <ol class="incident-steps">
        {STATES.map((state) => <li key={state} aria-current={state === incident.state ? 'step' : undefined}>{t.incidents.states[state]}</li>)}
      </ol>
      {moving && <MoveForm org={org} incident={incident} onClose={() => setMoving(false)} onChanged={() => {
        setMoving(false);
        onChanged();
      }} />}
    </section>
  );
}

function MoveForm({ org, incident, onClose, onChanged }: Props & { onClose: () => void }) {
  const over = incident.state === 'resolved';
  const others = STATES.filter((state) => state !== incident.state);
  const [state, setState] = useState<IncidentState>(over ? 'investigating' : others[Math.min(STATES.indexOf(incident.state), others.length - 1)] ?? 'resolved');
  const [reason, setReason] = useState('');
  const [withAlerts, setWithAlerts] = useState(incident.alerts > 0);
  const values = { state, reason: reason.trim(), withAlerts };
  const form = useForm(values, (typed) => ({ '/reason': over && typed.reason === '' ? t.incidents.reasonNeeded : undefined }), async () => {
    await incidents.move(org, incident, {
      state, ...(values.reason === '' ? {} : { reason: values.reason }),
      ...(state === 'resolved' && incident.alerts > 0 && withAlerts ? { resolveAlerts: true } : {}),
    });
    onChanged();
  });
  return (
    <Dialog title={t.incidents.changeState} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} shown={['/reason']} />
        <SelectField label={t.incidents.state} value={state} onChange={setState} options={others.map((value) => ({ value, label: t.incidents.states[value] }))} />
        <TextField label={t.incidents.reason} optional={!over} maxLength={500} value={reason} onInput={setReason} error={form.fieldError('/reason')} />
        {state === 'resolved' && incident.alerts > 0 && (
          <label class="check">
            <input type="checkbox" checked={withAlerts} onChange={() => setWithAlerts(!withAlerts)} />
            <span>{t.incidents.withAlerts}</span>
          </label>
        )}
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{over ? t.incidents.reopen : state === 'resolved' ? t.incidents.resolve : t.incidents.save}</Button>
        </div>
      </form>
    </Dialog>
  );
}

const ROLES = Object.keys(t.incidents.roleNames) as IncidentRole[];

/** Who does what. */
export function RolesPanel({ org, incident, onChanged }: Props) {
  const [assigning, setAssigning] = useState(false);
  const may = useMay('responder') === true;
  return (
    <section class="panel words" aria-labelledby="incident-roles">
      <header class="words-head">
        <h2 id="incident-roles">{t.incidents.roles}</h2>
        {may && <Button small onClick={() => setAssigning(true)}>{t.incidents.assign}</Button>}
      </header>
      <dl class="meta">
        {ROLES.map((role) => <div key={role}><dt>{t.incidents.roleNames[role]}</dt><dd>{nameOf(incident[role])}</dd></div>)}
      </dl>
      {assigning && <RolesForm org={org} incident={incident} onClose={() => setAssigning(false)} onChanged={() => {
        setAssigning(false);
        onChanged();
      }} />}
    </section>
  );
}

function RolesForm({ org, incident, onClose, onChanged }: Props & { onClose: () => void }) {
  const members = useMembers(org);
  const [chosen, setChosen] = useState<Record<IncidentRole, string>>(() => ({
    lead: incident.lead?.person ?? '', communications: incident.communications?.person ?? '', scribe: incident.scribe?.person ?? '',
  }));
  const form = useForm(chosen, () => ({}), async () => {
    await incidents.assign(org, incident, Object.fromEntries(Object.entries(chosen).filter(([, person]) => person !== '')));
    onChanged();
  });
  return (
    <Dialog title={t.incidents.assign} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} shown={ROLES.map((role) => `/${role}`)} />
        {ROLES.map((role) => (
          <SelectField
            key={role} label={t.incidents.roleNames[role]} value={chosen[role]} options={members} error={form.fieldError(`/${role}`)}
            onChange={(person) => setChosen({ ...chosen, [role]: person })}
          />
        ))}
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.incidents.save}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The members to choose from, and nobody. */
export function useMembers(org: string): { value: string; label: string }[] {
  const list = useResource(`people:${org}`, (signal) => allPages((cursor) => people.list(org, { cursor, limit: 100, signal }), 5));
  return [{ value: '', label: t.incidents.nobody }, ...(list.data?.items ?? []).map(({ person, name }) => ({ value: person, label: name }))];
}
