import { useState } from 'preact/hooks';
import { me, schedules } from '../api';
import type { OnCall, Schedule } from '../api/types';
import { whenIn } from '../format/zone';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource, type Resource } from '../state/resource';
import { t } from '../text';
import { DataAge, LinkButton, Loaded, PageHead } from '../ui/basics';
import { Ending } from '../ui/ending';
import { ProblemMessage } from '../ui/problem';
import { etagOf } from '../api/http';
import { Calendars, Fairness, Preflight } from './schedule-details';
import { Overrides, TemporarySchedules } from './schedule-overrides';
import { useNames, useRounds, type Parts } from './schedule-parts';
import { Swaps } from './schedule-swaps';
import { Week } from './schedule-week';
import { Why } from './schedule-why';
import { namesOf } from './schedules';
import { WhoCannotBeReached } from './unreachable';

/** One schedule: who is on call, when and why, and all that can be done about it. */
export function SchedulePage({ org, id }: { org: string; id: string }) {
  const schedule = useResource(`schedule:${org}/${id}`, async (signal) => (await schedules.get(org, id, signal)).data);
  return <Loaded resource={schedule} whole>{(data) => <Content org={org} schedule={data} onStale={schedule.reload} />}</Loaded>;
}

function Content({ org, schedule, onStale }: { org: string; schedule: Schedule; onStale: () => void }) {
  const { id } = schedule;
  const { names, problem } = useNames(org);
  const self = useResource('me', async (signal) => (await me.get(signal)).data);
  const editor = useMay('editor') === true;
  const now = useResource(`on-call:${org}/${id}`, async (signal) => (await schedules.onCall(org, id, null, signal)).data);
  const [round, setRound] = useState(0);
  useRounds(now, round);
  const parts: Parts = { org, schedule, names, self: self.data?.subject, changed: () => setRound((n) => n + 1), round };
  return (
    <>
      <PageHead
        title={schedule.name} crumbs={[{ label: t.schedules.allSchedules, href: to.schedules(org) }]} lead={schedule.description}
        actions={(
          <>
            <LinkButton kind="plain" href={to.drills(org)}>{t.coverage.drills}</LinkButton>
            {editor && <LinkButton href={to.editSchedule(org, id)}>{t.schedules.edit}</LinkButton>}
          </>
        )}
      />
      <ProblemMessage {...problem} />
      <WhoCannotBeReached org={org} where={schedule.name} />
      <Now resource={now} zone={schedule.timeZone} />
      <Week {...parts} />
      <div class="pair">
        <Overrides {...parts} />
        <Swaps {...parts} />
      </div>
      <Why {...parts} />
      <div class="pair">
        <TemporarySchedules {...parts} />
        <Calendars {...parts} />
      </div>
      <div class="pair">
        <Fairness {...parts} />
        <Preflight {...parts} />
      </div>
      {editor && (
        <Ending
          verb={t.schedules.remove} detail={t.schedules.removeDetail} ask={t.schedules.removeAsk(schedule.name)} word={schedule.name}
          remove={() => schedules.remove(org, id, etagOf(schedule.version))} onStale={onStale} leaveTo={to.schedules(org)}
        />
      )}
    </>
  );
}

function Now({ resource, zone }: { resource: Resource<OnCall>; zone: string }) {
  return (
    <section class="panel" aria-labelledby="duty-now">
      <h2 id="duty-now" class="eyebrow">{t.schedules.now}</h2>
      <Loaded resource={resource}>
        {(now) => (
          <>
            <p class={now.onCall.length === 0 ? 'duty-names duty-nobody' : 'duty-names'}>{now.onCall.length === 0 ? t.schedules.nobodyNow : namesOf(now.onCall)}</p>
            {now.until !== undefined && <p class="fine">{t.schedules.until(whenIn(zone, now.until))}</p>}
          </>
        )}
      </Loaded>
      <DataAge resource={resource} />
    </section>
  );
}
