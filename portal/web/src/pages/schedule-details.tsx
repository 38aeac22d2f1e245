import { useState } from 'preact/hooks';
import { schedules } from '../api';
import type { CalendarLink, ClockFinding } from '../api/types';
import { instant, withInstants } from '../format/time';
import { whenIn } from '../format/zone';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm, Dialog, SecretDialog } from '../ui/dialog';
import { SelectField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { useRounds, type Names, type Parts } from './schedule-parts';
import { peopleOptions } from './schedule-overrides';

/** Links to calendars of the shifts. */
export function Calendars({ org, schedule, names }: Parts) {
  const list = useResource(`calendars:${org}/${schedule.id}`, async (signal) => (await schedules.calendars(org, schedule.id, signal)).data);
  const responder = useMay('responder') === true;
  const [making, setMaking] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<CalendarLink | null>(null);
  const whose = (one: CalendarLink) => (one.person === undefined ? t.schedules.everybody : (names.get(one.person) ?? one.person));
  return (
    <section class="panel" aria-labelledby="calendars">
      <header class="words-head">
        <div><h2 id="calendars">{t.schedules.calendars}</h2><p class="fine">{t.schedules.calendarsLead}</p></div>
        {responder && <Button icon="link" onClick={() => setMaking(true)}>{t.schedules.makeCalendar}</Button>}
      </header>
      <Loaded resource={list}>
        {(items) => items.length === 0 ? <p class="fine">{t.schedules.noCalendars}</p> : (
          <ul class="rows">
            {items.map((one) => (
              <li key={one.id}>
                <div class="grow"><strong>{whose(one)}</strong><p class="fine">{t.schedules.made(names.get(one.createdBy) ?? one.createdBy, instant(one.createdAt))}</p></div>
                {responder && <Button small label={t.schedules.revokeOf(whose(one))} onClick={() => setRevoking(one)}>{t.schedules.revoke}</Button>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {making && (
        <MakeCalendar
          org={org} id={schedule.id} names={names} onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            setLink(made);
            list.reload();
          }}
        />
      )}
      {link !== null && <SecretDialog title={t.schedules.linkTitle} detail={t.schedules.linkDetail} label={t.schedules.link} secret={link} done={t.schedules.linkDone} onClose={() => setLink(null)} />}
      {revoking !== null && (
        <Confirm
          title={t.schedules.revokeAsk} detail={t.schedules.revokeDetail} verb={t.schedules.revoke} onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await schedules.revokeCalendar(org, schedule.id, revoking.id);
            list.reload();
          }}
        />
      )}
    </section>
  );
}

function MakeCalendar({ org, id, names, onClose, onMade }: { org: string; id: string; names: Names; onClose: () => void; onMade: (link: string) => void }) {
  const [person, setPerson] = useState('');
  const form = useForm(person, () => ({}), async () => {
    const { data } = await schedules.makeCalendar(org, id, person === '' ? undefined : person);
    onMade(location.origin + (data.path ?? ''));
  });
  return (
    <Dialog title={t.schedules.makeCalendar} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} />
        <SelectField label={t.schedules.whoseShifts} value={person} options={[{ value: '', label: t.schedules.everybody }, ...peopleOptions(names)]} onChange={setPerson} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.schedules.makeCalendar}</Button>
        </div>
      </form>
    </Dialog>
  );
}

const SHOWN = 6;

/** What the changes of the clock within twelve months do. */
export function Preflight({ org, schedule }: Parts) {
  const found = useResource(`preflight:${org}/${schedule.id}/${schedule.version}`, async (signal) => (await schedules.preflight(org, schedule.id, signal)).data);
  const [all, setAll] = useState(false);
  return (
    <section class="panel" aria-labelledby="preflight">
      <h2 id="preflight">{t.schedules.preflight}</h2>
      <p class="fine">{t.schedules.preflightLead}</p>
      <Loaded resource={found}>
        {(items) => items.length === 0 ? <p>{t.schedules.preflightNone}</p> : (
          <>
            <ul class="rows">{(all ? items : items.slice(0, SHOWN)).map((one, n) => <FindingLine key={n} finding={one} schedule={schedule} />)}</ul>
            {!all && items.length > SHOWN && <div class="more"><Button small onClick={() => setAll(true)}>{t.schedules.more}</Button></div>}
          </>
        )}
      </Loaded>
    </section>
  );
}

function FindingLine({ finding, schedule }: { finding: ClockFinding; schedule: Parts['schedule'] }) {
  const layer = schedule.layers.find(({ id }) => id === finding.layer);
  return (
    <li>
      <div>
        <strong>{t.schedules.findings[finding.kind]}</strong>{layer !== undefined && <> <span class="tag">{layer.name}</span></>}
        <p class="fine">{whenIn(schedule.timeZone, finding.start)}</p>
        <p>{withInstants(finding.text)}</p>
      </div>
    </li>
  );
}

const hours = (n: number) => (Math.round(n * 10) / 10).toLocaleString('en-GB');

/** The load of the next four weeks, by person. */
export function Fairness({ org, schedule, round }: Parts) {
  const loads = useResource(`fairness:${org}/${schedule.id}/${schedule.version}`, async (signal) => (await schedules.fairness(org, schedule.id, { signal })).data);
  useRounds(loads, round);
  const { columns } = t.schedules;
  return (
    <section class="panel" aria-labelledby="fairness">
      <h2 id="fairness">{t.schedules.fairness}</h2>
      <p class="fine">{t.schedules.fairnessLead}</p>
      <Loaded resource={loads}>
        {(items) => items.length === 0 ? <p>{t.schedules.fairnessNone}</p> : (
          <table class="table table-tight table-stack">
            <caption class="visually-hidden">{t.schedules.fairness}</caption>
            <thead><tr><th scope="col">{columns.who}</th><th scope="col">{columns.shifts}</th><th scope="col">{columns.hours}</th><th scope="col">{columns.nights}</th><th scope="col">{columns.weekends}</th></tr></thead>
            <tbody>
              {items.map((load) => (
                <tr key={load.person}>
                  <th scope="row">{load.name}<span class="fine">{load.timeZone}</span></th>
                  <td data-label={columns.shifts}>{load.shifts}</td>
                  <td data-label={columns.hours}>{hours(load.hours)}</td>
                  <td data-label={columns.nights}>{hours(load.nightHours)}</td>
                  <td data-label={columns.weekends}>{hours(load.weekendHours)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </section>
  );
}
