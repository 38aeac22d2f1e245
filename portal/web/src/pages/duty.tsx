import { useState } from 'preact/hooks';
import { me, why } from '../api';
import type { DutyAlert, DutyAt, DutySchedule } from '../api/types';
import { instant, withInstants } from '../format/time';
import { instantIn, localIn, ownZone, whenIn } from '../format/zone';
import { Link, useQuery } from '../router/location';
import { to } from '../router/routes';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { At, Empty, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { peopleOf } from './alert-why';
import { useNames } from './schedule-parts';

const HOURS = ['3', '12', '48'] as const;

/** Whether somebody was on call at an instant, and to whom the alerts around it went. */
export function DutyPage({ org }: { org: string }) {
  const self = useResource('me', async (signal) => (await me.get(signal)).data);
  return (
    <>
      <PageHead title={t.duty.heading} lead={t.duty.lead} crumbs={[{ label: t.schedules.allSchedules, href: to.schedules(org) }]} />
      <Loaded resource={self}>{({ subject }) => <Asked org={org} self={subject} />}</Loaded>
    </>
  );
}

function Asked({ org, self }: { org: string; self: string }) {
  const [query, setQuery] = useQuery();
  const { names, problem } = useNames(org);
  const zone = ownZone();
  const [now] = useState(() => Date.now());
  const person = query.get('person') ?? self;
  const hours = HOURS.find((one) => one === query.get('hours')) ?? '12';
  const asked = Date.parse(query.get('at') ?? '');
  const at = Number.isNaN(asked) ? now : asked;
  const [local, setLocal] = useState(() => localIn(zone, at));
  const form = useForm(local, (text) => ({ '/at': Number.isNaN(instantIn(zone, text)) ? t.schedules.timeMissing : undefined }), async () => {
    setQuery({ at: new Date(instantIn(zone, local)).toISOString() });
  });
  const found = useResource(`duty:${org}/${person}/${at}/${hours}`, async (signal) => (await why.duty(org, { person, at: new Date(at).toISOString(), hours, signal })).data);
  return (
    <>
      <ProblemMessage {...problem} />
      <form class="why-form panel" noValidate onSubmit={form.submit}>
        <SelectField label={t.why.person} value={person} options={peopleOf(names, self)} onChange={(next) => setQuery({ person: next === self ? null : next })} />
        <TextField label={t.duty.at} type="datetime-local" value={local} hint={t.duty.atHint(zone)} onInput={setLocal} error={form.fieldError('/at')} />
        <SelectField label={t.duty.around} value={hours} options={HOURS.map((value) => ({ value, label: t.duty.hours(Number(value)) }))} onChange={(next) => setQuery({ hours: next === '12' ? null : next })} />
        <Button kind="primary" type="submit" busy={form.busy}>{t.schedules.explainAsk}</Button>
      </form>
      <Loaded resource={found}>{(answer) => <Answer org={org} answer={answer} />}</Loaded>
    </>
  );
}

function Answer({ org, answer }: { org: string; answer: DutyAt }) {
  const duties = answer.schedules.filter(({ onCall }) => onCall);
  const when = instant(answer.at);
  const verdict = !answer.member ? t.duty.noMember(answer.name, when)
    : duties.length === 0 ? t.duty.off(answer.name, when) : t.duty.on(answer.name, when, duties.map(({ name }) => name).join(', '));
  return (
    <>
      <p class="why-result" aria-live="polite">{verdict}</p>
      <section class="panel why" aria-labelledby="duty-schedules">
        <h2 id="duty-schedules">{t.duty.schedules}</h2>
        {answer.schedules.length === 0
          ? <p class="fine">{t.duty.noSchedules}</p>
          : <ul class="rows">{answer.schedules.map((one) => <ScheduleLine key={one.schedule} org={org} one={one} />)}</ul>}
        {answer.moreSchedules && <p class="fine">{t.duty.more}</p>}
      </section>
      <section class="panel why" aria-labelledby="duty-alerts">
        <h2 id="duty-alerts">{t.duty.alerts}</h2>
        <p class="fine">{t.schedules.fromTo(instant(answer.from), instant(answer.to))}</p>
        {answer.alerts.length === 0
          ? <Empty heading={t.duty.quiet} text={t.duty.quietText} art={<MiniCairn value={100} />} />
          : <ul class="rows">{answer.alerts.map((one) => <AlertLine key={one.alert} org={org} one={one} />)}</ul>}
        {answer.moreAlerts && <p class="fine">{t.duty.more}</p>}
      </section>
    </>
  );
}

function ScheduleLine({ org, one }: { org: string; one: DutySchedule }) {
  return (
    <li>
      <div>
        <strong><Link href={to.schedule(org, one.schedule)}>{one.name}</Link></strong> {one.onCall && <span class="tag">{t.duty.onCall}</span>}
        <p>{withInstants(one.text)}</p>
        {one.until !== undefined && <p class="fine">{t.schedules.until(whenIn(one.timeZone, one.until))} · {one.timeZone}</p>}
      </div>
    </li>
  );
}

function AlertLine({ org, one }: { org: string; one: DutyAlert }) {
  return (
    <li>
      <div>
        <strong><Link href={to.alert(org, one.alert)}>{one.title}</Link></strong>{' '}
        <span class={`severity severity-${one.severity}`}>{t.alerts.severities[one.severity]}</span>{' '}
        <span class={`tag verdict-${one.verdict}`}>{t.why.verdicts[one.verdict]}</span>
        <p>{withInstants(one.because)}</p>
        <p class="fine"><At at={one.firstAt} />{one.paged.length > 0 && <> · {t.duty.paged(one.paged.map(({ name }) => name).join(', '))}</>}{one.acknowledgedBy !== undefined && <> · {t.duty.takenBy(one.acknowledgedBy)}</>}</p>
      </div>
    </li>
  );
}
