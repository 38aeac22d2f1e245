import { useMemo } from 'preact/hooks';
import { measures } from '../api';
import type { Measure, MeasuredBy, MeasuredSeconds, Measures } from '../api/types';
import { percent } from '../format/number';
import { day, duration } from '../format/time';
import { useQuery } from '../router/location';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { DataAge, Empty, Loaded, PageHead } from '../ui/basics';
import { SelectField } from '../ui/field';
import { PeopleMeasured } from './measures-people';

const DAYS = [7, 28, 90] as const;
const GROUPINGS: readonly MeasuredBy[] = ['service', 'project', 'integration', 'severity', 'day'];
const DAY = 86_400_000;

/** What alerts cost: all of a time, and apart by service, project or day. */
export function MeasuresPage({ org }: { org: string }) {
  const [query, setQuery] = useQuery();
  const days = DAYS.find((one) => String(one) === query.get('days')) ?? 28;
  const by = GROUPINGS.find((one) => one === query.get('by')) ?? 'service';
  const timeZone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, []);
  const shown = useResource(`measures:${org}:${days}:${by}`, async (signal) => {
    const now = Date.now();
    const { data } = await measures.read(org, { from: new Date(now - days * DAY).toISOString(), to: new Date(now).toISOString(), by, timeZone, signal });
    return data;
  });
  return (
    <>
      <PageHead title={t.measures.heading} lead={t.measures.lead} />
      <div class="filters">
        <SelectField
          label={t.measures.days} value={String(days)} onChange={(next) => setQuery({ days: next === '28' ? null : next })}
          options={DAYS.map((one) => ({ value: String(one), label: t.measures.lastDays(one) }))}
        />
        <SelectField
          label={t.measures.by} value={by} onChange={(next) => setQuery({ by: next === 'service' ? null : next })}
          options={GROUPINGS.map((value) => ({ value, label: t.measures.groupings[value] }))}
        />
      </div>
      <Loaded resource={shown}>
        {(found) => found.all.alerts === 0
          ? <Empty heading={t.measures.emptyHeading} text={t.measures.empty} art={<MiniCairn value={100} />} />
          : <MeasureTable found={found} />}
      </Loaded>
      <DataAge resource={shown} />
      <PeopleMeasured org={org} />
    </>
  );
}

function MeasureTable({ found }: { found: Measures }) {
  const columns = t.measures.columns;
  return (
    <>
      <table class="table table-stack">
        <caption class="visually-hidden">{t.measures.caption}</caption>
        <thead>
          <tr><th scope="col">{t.measures.groupings[found.by]}</th>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr>
        </thead>
        <tbody>
          <Row name={t.measures.all} measure={found.all} />
          {found.groups.map((group) => <Row key={group.key} name={nameOf(found.by, group.key ?? '')} measure={group} />)}
        </tbody>
      </table>
      {found.moreGroups > 0 && <p class="fine">{t.measures.more(found.moreGroups)}</p>}
      <p class="fine">{t.measures.zone(found.timeZone)}</p>
    </>
  );
}

function Row({ name, measure }: { name: string; measure: Measure }) {
  const columns = t.measures.columns;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={columns.alerts}>{measure.alerts}{measure.high > 0 && <span class="fine">{t.measures.high(measure.high)}</span>}</td>
      <td data-label={columns.acknowledge}><Times times={measure.timeToAcknowledge} /></td>
      <td data-label={columns.resolve}><Times times={measure.timeToResolve} /></td>
      <td data-label={columns.unattended}>{t.measures.share(measure.unattended, percent(measure.unattended / measure.alerts))}</td>
      <td data-label={columns.repeats}>{measure.repeats}</td>
    </tr>
  );
}

function Times({ times }: { times: MeasuredSeconds | undefined }) {
  if (times === undefined) return <span class="muted">–</span>;
  return (
    <>
      <span class="nowrap">{t.measures.mean(duration(times.mean))}</span>
      <span class="fine">{t.measures.median(duration(times.median))}, {t.measures.p90(duration(times.p90))}</span>
    </>
  );
}

function nameOf(by: MeasuredBy, key: string): string {
  if (key === '') return t.measures.none;
  if (by === 'day') return day(key);
  if (by === 'severity') return t.alerts.severities[key as keyof typeof t.alerts.severities] ?? key;
  if (by === 'integration') return t.alerts.integrations[key as keyof typeof t.alerts.integrations] ?? key;
  return key;
}
