import { useState } from 'preact/hooks';
import { schedules } from '../api';
import type { Override, OverrideKind, Temporary } from '../api/types';
import { instantIn, localIn, whenIn } from '../format/zone';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm, Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm, type FieldErrors } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { useRounds, type Names, type Parts } from './schedule-parts';

const HOUR_MS = 3_600_000;
const KINDS: readonly OverrideKind[] = ['replace', 'add', 'remove'];

export function overrideText(one: Pick<Override, 'kind' | 'person' | 'replaces'>, names: Names): string {
  const who = names.get(one.person) ?? one.person;
  if (one.kind === 'add') return t.schedules.added(who);
  if (one.kind === 'remove') return t.schedules.removed(who);
  return t.schedules.instead(who, one.replaces === undefined ? t.schedules.everybody.toLowerCase() : (names.get(one.replaces) ?? one.replaces));
}

export function peopleOptions(names: Names): { value: string; label: string }[] {
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
}

/** The next full hour, and some hours later, as the zone's clock shows them. */
export function hoursAhead(zone: string, hours: number): string {
  return localIn(zone, Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + hours * HOUR_MS);
}

export function iso(zone: string, local: string): string {
  const at = instantIn(zone, local);
  return Number.isNaN(at) ? '' : new Date(at).toISOString();
}

/** What is wrong with two times, by the pointers of their fields. */
export function timeErrors(zone: string, start: string, end: string, startAt = '/start', endAt = '/end'): FieldErrors {
  const from = instantIn(zone, start);
  const until = instantIn(zone, end);
  return {
    [startAt]: Number.isNaN(from) ? t.schedules.timeMissing : undefined,
    [endAt]: Number.isNaN(until) ? t.schedules.timeMissing : until <= from ? t.schedules.timesWrong : undefined,
  };
}

/** The overrides ahead, made and taken back here. */
export function Overrides({ org, schedule, names, changed, round }: Parts) {
  const list = useResource(`overrides:${org}/${schedule.id}`, async (signal) => (await schedules.overrides(org, schedule.id, signal)).data);
  useRounds(list, round);
  const responder = useMay('responder') === true;
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Override | null>(null);
  const zone = schedule.timeZone;
  const done = () => {
    setAdding(false);
    changed();
  };
  return (
    <section class="panel" aria-labelledby="overrides">
      <header class="words-head">
        <div><h2 id="overrides">{t.schedules.overrides}</h2><p class="fine">{t.schedules.overridesLead}</p></div>
        {responder && names.size > 0 && <Button icon="plus" onClick={() => setAdding(true)}>{t.schedules.addOverride}</Button>}
      </header>
      <Loaded resource={list}>
        {(items) => items.length === 0 ? <p class="fine">{t.schedules.noOverrides}</p> : (
          <ul class="rows">
            {items.map((one) => (
              <li key={one.id}>
                <div class="grow">
                  <strong>{overrideText(one, names)}</strong>
                  <p class="fine">{t.schedules.fromTo(whenIn(zone, one.start), whenIn(zone, one.end))}</p>
                  {one.reason !== undefined && <p class="word-text">{one.reason}</p>}
                </div>
                {responder && <Button small label={t.schedules.takeBackOf(overrideText(one, names))} onClick={() => setEnding(one)}>{t.schedules.takeBack}</Button>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {adding && <AddOverride org={org} id={schedule.id} zone={zone} names={names} onClose={() => setAdding(false)} onDone={done} />}
      {ending !== null && (
        <Confirm
          title={t.schedules.takeBackAsk} detail={t.schedules.takeBackDetail} verb={t.schedules.takeBack} onClose={() => setEnding(null)}
          onConfirm={async () => {
            await schedules.endOverride(org, schedule.id, ending.id);
            done();
          }}
        />
      )}
    </section>
  );
}

const OVERRIDE_POINTERS = ['/person', '/start', '/end', '/kind', '/replaces', '/reason'];

function AddOverride({ org, id, zone, names, onClose, onDone }: { org: string; id: string; zone: string; names: Names; onClose: () => void; onDone: () => void }) {
  const people = peopleOptions(names);
  const [values, setValues] = useState({ kind: 'replace' as OverrideKind, person: people[0]?.value ?? '', replaces: '', start: hoursAhead(zone, 0), end: hoursAhead(zone, 8), reason: '' });
  const set = (changes: Partial<typeof values>) => setValues({ ...values, ...changes });
  const form = useForm(values, ({ start, end }) => timeErrors(zone, start, end), async (key) => {
    await schedules.override(org, id, {
      kind: values.kind, person: values.person, start: iso(zone, values.start), end: iso(zone, values.end),
      ...(values.kind === 'replace' && values.replaces !== '' ? { replaces: values.replaces } : {}),
      ...(values.reason.trim() === '' ? {} : { reason: values.reason.trim() }),
    }, key);
    onDone();
  });
  return (
    <Dialog title={t.schedules.addOverride} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} onRetry={form.again} shown={OVERRIDE_POINTERS} />
        <SelectField label={t.schedules.kind} value={values.kind} options={KINDS.map((value) => ({ value, label: t.schedules.kinds[value] }))} onChange={(kind) => set({ kind })} />
        <SelectField label={t.schedules.person} value={values.person} options={people} onChange={(person) => set({ person, ...(person === values.replaces ? { replaces: '' } : {}) })} error={form.fieldError('/person')} />
        {values.kind === 'replace' && (
          <SelectField
            label={t.schedules.insteadOf} value={values.replaces} onChange={(replaces) => set({ replaces })} error={form.fieldError('/replaces')}
            options={[{ value: '', label: t.schedules.everybody }, ...people.filter(({ value }) => value !== values.person)]}
          />
        )}
        <div class="form-pair">
          <TextField label={t.schedules.start} type="datetime-local" value={values.start} onInput={(start) => set({ start })} error={form.fieldError('/start')} />
          <TextField label={t.schedules.end} type="datetime-local" value={values.end} onInput={(end) => set({ end })} error={form.fieldError('/end')} />
        </div>
        <p class="fine">{t.schedules.allTimesIn(zone)}</p>
        <TextField label={t.schedules.reason} optional maxLength={500} value={values.reason} onInput={(reason) => set({ reason })} error={form.fieldError('/reason')} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.schedules.addOverride}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What replaces the whole schedule for a time. */
export function TemporarySchedules({ org, schedule, names, changed }: Parts) {
  const list = useResource(`temporary:${org}/${schedule.id}`, async (signal) => (await schedules.temporary(org, schedule.id, signal)).data);
  const editor = useMay('editor') === true;
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Temporary | null>(null);
  const zone = schedule.timeZone;
  const done = () => {
    setAdding(false);
    list.reload();
    changed();
  };
  const span = (one: { start: string; end: string }) => t.schedules.fromTo(whenIn(zone, one.start), whenIn(zone, one.end));
  return (
    <section class="panel" aria-labelledby="temporary">
      <header class="words-head">
        <div><h2 id="temporary">{t.schedules.temporary}</h2><p class="fine">{t.schedules.temporaryLead}</p></div>
        {editor && names.size > 0 && <Button icon="plus" onClick={() => setAdding(true)}>{t.schedules.addTemporary}</Button>}
      </header>
      <Loaded resource={list}>
        {(items) => items.length === 0 ? <p class="fine">{t.schedules.noTemporary}</p> : (
          <ul class="rows">
            {items.map((one) => (
              <li key={one.id}>
                <div class="grow">
                  <strong>{span(one)}</strong>
                  {one.reason !== undefined && <p class="word-text">{one.reason}</p>}
                  <ul class="fine">{one.shifts.map((shift) => <li key={`${shift.person} ${shift.start}`}>{names.get(shift.person) ?? shift.person} {span(shift)}</li>)}</ul>
                </div>
                {editor && <Button small label={t.schedules.takeBackOf(span(one))} onClick={() => setEnding(one)}>{t.schedules.takeBack}</Button>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {adding && <AddTemporary org={org} id={schedule.id} zone={zone} names={names} onClose={() => setAdding(false)} onDone={done} />}
      {ending !== null && (
        <Confirm
          title={t.schedules.takeBackAsk} detail={t.schedules.takeBackDetail} verb={t.schedules.takeBack} onClose={() => setEnding(null)}
          onConfirm={async () => {
            await schedules.endTemporary(org, schedule.id, ending.id);
            done();
          }}
        />
      )}
    </section>
  );
}

interface TemporaryValues { start: string; end: string; reason: string; shifts: { person: string; start: string; end: string }[] }

function temporaryErrors(zone: string, values: TemporaryValues): FieldErrors {
  return values.shifts.reduce(
    (all, shift, n) => ({ ...all, ...timeErrors(zone, shift.start, shift.end, `/shifts/${n}/start`, `/shifts/${n}/end`) }),
    timeErrors(zone, values.start, values.end));
}

function AddTemporary({ org, id, zone, names, onClose, onDone }: { org: string; id: string; zone: string; names: Names; onClose: () => void; onDone: () => void }) {
  const people = peopleOptions(names);
  const [values, setValues] = useState<TemporaryValues>(() => {
    const [start, end] = [hoursAhead(zone, 0), hoursAhead(zone, 24)];
    return { start, end, reason: '', shifts: [{ person: people[0]?.value ?? '', start, end }] };
  });
  const set = (changes: Partial<TemporaryValues>) => setValues({ ...values, ...changes });
  const setShift = (n: number, changes: Partial<TemporaryValues['shifts'][number]>) =>
    set({ shifts: values.shifts.map((shift, place) => (place === n ? { ...shift, ...changes } : shift)) });
  const form = useForm(values, (typed) => temporaryErrors(zone, typed), async (key) => {
    await schedules.replace(org, id, {
      start: iso(zone, values.start), end: iso(zone, values.end), ...(values.reason.trim() === '' ? {} : { reason: values.reason.trim() }),
      shifts: values.shifts.map((shift) => ({ person: shift.person, start: iso(zone, shift.start), end: iso(zone, shift.end) })),
    }, key);
    onDone();
  });
  const pointers = ['/start', '/end', '/reason', ...values.shifts.flatMap((_, n) => [`/shifts/${n}/person`, `/shifts/${n}/start`, `/shifts/${n}/end`])];
  return (
    <Dialog title={t.schedules.addTemporary} onClose={onClose} wide>
      <form class="form" noValidate onSubmit={form.submit}>
        <p>{t.schedules.temporaryHint} {t.schedules.allTimesIn(zone)}</p>
        <ProblemMessage error={form.error} onRetry={form.again} shown={pointers} />
        <div class="form-pair">
          <TextField label={t.schedules.start} type="datetime-local" value={values.start} onInput={(start) => set({ start })} error={form.fieldError('/start')} />
          <TextField label={t.schedules.end} type="datetime-local" value={values.end} onInput={(end) => set({ end })} error={form.fieldError('/end')} />
        </div>
        <TextField label={t.schedules.reason} optional maxLength={500} value={values.reason} onInput={(reason) => set({ reason })} error={form.fieldError('/reason')} />
        {values.shifts.map((shift, n) => (
          <fieldset key={n} class="form-group layer-part">
            <legend>{t.schedules.shift} {n + 1}</legend>
            <SelectField label={t.schedules.person} value={shift.person} options={people} onChange={(person) => setShift(n, { person })} error={form.fieldError(`/shifts/${n}/person`)} />
            <div class="form-pair">
              <TextField label={t.schedules.columns.from} type="datetime-local" value={shift.start} onInput={(start) => setShift(n, { start })} error={form.fieldError(`/shifts/${n}/start`)} />
              <TextField label={t.schedules.columns.to} type="datetime-local" value={shift.end} onInput={(end) => setShift(n, { end })} error={form.fieldError(`/shifts/${n}/end`)} />
            </div>
            {values.shifts.length > 1 && <Button small kind="quiet" icon="close" onClick={() => set({ shifts: values.shifts.filter((_, place) => place !== n) })}>{t.schedules.removeShift(n + 1)}</Button>}
          </fieldset>
        ))}
        <div><Button small icon="plus" onClick={() => set({ shifts: [...values.shifts, { person: people[0]?.value ?? '', start: values.shifts.at(-1)?.end ?? values.start, end: values.end }] })}>{t.schedules.addShift}</Button></div>
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.schedules.addTemporary}</Button>
        </div>
      </form>
    </Dialog>
  );
}
