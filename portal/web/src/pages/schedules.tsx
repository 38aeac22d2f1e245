import { useState } from 'preact/hooks';
import { allPages, schedules } from '../api';
import type { OnCallNow, OnCallPerson } from '../api/types';
import { whenIn } from '../format/zone';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { DataAge, Empty, LinkButton, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { WhoCannotBeReached } from './unreachable';

/** Names in one line; nobody's is a word of its own. */
export function namesOf(people: readonly Pick<OnCallPerson, 'name'>[]): string {
  return people.length === 0 ? t.schedules.nobody : people.map(({ name }) => name).join(', ');
}

/** All schedules with who is on call now, who is next, and where nobody is. */
export function SchedulesPage({ org }: { org: string }) {
  const [pages, setPages] = useState(1);
  const editor = useMay('editor') === true;
  const list = useResource(`on-call:${org}:${pages}`, (signal) => allPages((cursor) => schedules.onCallNow(org, { cursor, limit: 25, signal }), pages));
  const actions = (
    <>
      <LinkButton kind="plain" href={to.duty(org)}>{t.duty.heading}</LinkButton>
      {editor && <LinkButton kind="plain" href={to.importSchedule(org)}>{t.schedules.import}</LinkButton>}
      {editor && <LinkButton href={to.newSchedule(org)}>{t.schedules.create}</LinkButton>}
    </>
  );
  return (
    <>
      <PageHead title={t.schedules.heading} lead={t.schedules.lead} actions={actions} />
      <WhoCannotBeReached org={org} />
      <Loaded resource={list}>
        {({ items, nextCursor }) => items.length === 0
          ? <Empty heading={t.schedules.emptyHeading} text={t.schedules.empty} art={<MiniCairn value={0} />} />
          : (
            <>
              <ul class="cards" aria-label={t.schedules.list}>{items.map((one) => <Card key={one.schedule} org={org} now={one} />)}</ul>
              {nextCursor !== null && <div class="more"><Button busy={list.loading} onClick={() => setPages(pages + 1)}>{t.actions.showMore}</Button></div>}
            </>
          )}
      </Loaded>
      <DataAge resource={list} />
    </>
  );
}

function Card({ org, now }: { org: string; now: OnCallNow }) {
  const when = (at: string) => whenIn(now.timeZone, at);
  return (
    <li class="card duty-card">
      <div>
        <h2><Link href={to.schedule(org, now.schedule)}>{now.name}</Link></h2>
        <p class={now.onCall.length === 0 ? 'duty-names duty-nobody' : 'duty-names'}>{now.onCall.length === 0 ? t.schedules.nobodyNow : namesOf(now.onCall)}</p>
        <p class="fine">{now.until === undefined ? t.schedules.unchanged : t.schedules.until(when(now.until))}</p>
        {now.until !== undefined && <p class="fine">{t.schedules.nextUp}: {t.schedules.next(namesOf(now.next ?? []), when(now.until))}</p>}
        <p class="fine">{t.schedules.zone}: {now.timeZone}</p>
        {now.gap === undefined
          ? <p class="fine duty-covered"><Icon name="check" size={14} />{t.schedules.covered}</p>
          : <p class="duty-gap"><Icon name="warn" size={14} /><span>{t.schedules.gap(when(now.gap.start), when(now.gap.end))}</span></p>}
      </div>
    </li>
  );
}
