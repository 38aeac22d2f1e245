import { measures } from '../api';
import type { PeopleMeasures, PersonMeasure } from '../api/types';
import { monthName, monthsBack } from '../format/time';
import { Link, useQuery } from '../router/location';
import { to } from '../router/routes';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';
import { SelectField } from '../ui/field';
import { Icon } from '../ui/icon';

const MONTHS = 4;

/** How often people were paged in a month, and in how many of their nights. */
export function PeopleMeasured({ org }: { org: string }) {
  const [query, setQuery] = useQuery();
  const months = monthsBack(Date.now(), MONTHS);
  const month = months.find((one) => one === query.get('month')) ?? months[0] ?? '';
  const shown = useResource(`measures-people:${org}:${month}`, async (signal) => (await measures.people(org, month, signal)).data);
  return (
    <section class="panel people-measured" aria-labelledby="people-measured">
      <h2 id="people-measured">{t.measures.people.heading}</h2>
      <SelectField
        label={t.measures.people.month} value={month} onChange={(next) => setQuery({ month: next === months[0] ? null : next })}
        options={months.map((value) => ({ value, label: monthName(value) }))}
      />
      <Loaded resource={shown}>{(found) => <People org={org} found={found} />}</Loaded>
    </section>
  );
}

function People({ org, found }: { org: string; found: PeopleMeasures }) {
  const words = t.measures.people;
  return (
    <>
      {found.overCap > 0 && <p class="notice notice-bad"><Icon name="warn" size={14} /> {words.overCap(found.overCap)}</p>}
      {found.people.length === 0
        ? <p>{words.empty}</p>
        : (
          <table class="table table-stack">
            <caption class="visually-hidden">{words.caption}</caption>
            <thead>
              <tr><th scope="col">{words.person}</th>{Object.entries(words.columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr>
            </thead>
            <tbody>{found.people.map((one) => <Row key={one.person} one={one} />)}</tbody>
          </table>
        )}
      {found.morePages && <p class="fine">{words.more}</p>}
      <p class="fine">{words.night(found.dusk, found.dawn, found.mostNights)} <Link href={to.contacts(org)}>{words.zoneHere}</Link></p>
    </>
  );
}

function Row({ one }: { one: PersonMeasure }) {
  const { columns, over, nightsInARow } = t.measures.people;
  return (
    <tr>
      <th scope="row"><span class="path">{one.name}</span><span class="fine">{one.timeZone}</span></th>
      <td data-label={columns.pages}>{one.pages}</td>
      <td data-label={columns.nightPages}>{one.nightPages}</td>
      <td data-label={columns.nights}>{one.nights}{one.overCap && <span class="tag tag-after verdict-not-reached">{over}</span>}</td>
      <td data-label={columns.longestRun}>{nightsInARow(one.longestRun)}</td>
    </tr>
  );
}
