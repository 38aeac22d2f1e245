import { useState } from 'preact/hooks';
import { schedules } from '../api';
import type { Gap, OnCallPerson, Schedule, Shift, Shifts } from '../api/types';
import { addDays, clockIn, dayName, instantIn, mondayOf, whenIn } from '../format/zone';
import { useNow } from '../state/clock';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { useRounds, type Parts } from './schedule-parts';

const DAY_MS = 86_400_000;
const HUES = 8;
/** Below it the bars come first, and the table when it is asked for. */
const NARROW = 768;

/** One day of a zone: from its midnight to the next, which is 23 or 25 hours when the clock changes. */
export interface Day { date: string; start: number; end: number }

export function daysOf(zone: string, monday: string): Day[] {
  return Array.from({ length: 7 }, (_, n) => addDays(monday, n)).map((date) => ({
    date, start: instantIn(zone, `${date}T00:00`), end: instantIn(zone, `${addDays(date, 1)}T00:00`),
  }));
}

/** What is shown of an interval in a day, in hundredths of the day; null when it is not in it. */
export function piece(day: Day, start: string, end: string): { left: number; width: number } | null {
  const from = Math.max(day.start, Date.parse(start));
  const until = Math.min(day.end, Date.parse(end));
  if (from >= until || day.end === day.start) return null;
  const scale = 100 / (day.end - day.start);
  return { left: (from - day.start) * scale, width: (until - from) * scale };
}

/** A lane for each shift of a day, so that people who are on call together stand one above the other. */
export function lanes(shifts: readonly Shift[]): { shift: Shift; lane: number }[] {
  const ends: number[] = [];
  return shifts.map((shift) => {
    const start = Date.parse(shift.start);
    const free = ends.findIndex((end) => end <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Date.parse(shift.end);
    return { shift, lane };
  });
}

export function sourceName(source: OnCallPerson, schedule: Schedule): string {
  if (source.source !== 'layer') return t.schedules.sources[source.source];
  return schedule.layers.find((layer) => layer.id === source.sourceId)?.name ?? source.sourceId;
}

/** The final schedule of one week, as bars to look at and as a table to read. */
export function Week({ org, schedule, round }: Parts) {
  const zone = schedule.timeZone;
  const now = useNow(60_000);
  const [monday, setMonday] = useState(() => mondayOf(zone, Date.now()));
  const days = daysOf(zone, monday);
  const from = new Date(days[0]?.start ?? 0).toISOString();
  const to = new Date(days[6]?.end ?? 0).toISOString();
  const shifts = useResource(`shifts:${org}/${schedule.id}/${schedule.version}/${monday}`, async (signal) =>
    (await schedules.shifts(org, schedule.id, { from, to, signal })).data);
  useRounds(shifts, round);
  return (
    <section class="panel week" aria-labelledby="week">
      <header class="section-head">
        <div>
          <h2 id="week">{t.schedules.week}</h2>
          <p class="fine" aria-live="polite">{t.schedules.weekOf(dayName(monday), dayName(addDays(monday, 6)))} · {t.schedules.allTimesIn(zone)}</p>
        </div>
        <div class="form-actions">
          <Button small icon="back" onClick={() => setMonday(addDays(monday, -7))}>{t.schedules.earlier}</Button>
          <Button small onClick={() => setMonday(mondayOf(zone, Date.now()))}>{t.schedules.thisWeek}</Button>
          <Button small icon="arrow" onClick={() => setMonday(addDays(monday, 7))}>{t.schedules.later}</Button>
        </div>
      </header>
      <Loaded resource={shifts}>
        {(data) => (
          <>
            <div class="week-days" aria-hidden="true">
              {days.map((day) => <DayBar key={day.date} day={day} data={data} zone={zone} hues={huesOf(schedule, data)} now={now} />)}
            </div>
            <ShiftTable data={data} schedule={schedule} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Each person's colour, the same in every week. */
function huesOf(schedule: Schedule, data: Shifts): Map<string, number> {
  const people = [...schedule.layers.flatMap((layer) => layer.rotation.participants), ...data.items.map((item) => item.person)];
  const found = new Map<string, number>();
  people.forEach((person) => {
    if (person !== null && !found.has(person)) found.set(person, found.size % HUES);
  });
  return found;
}

function DayBar({ day, data, zone, hues, now }: { day: Day; data: Shifts; zone: string; hues: Map<string, number>; now: number }) {
  const here = lanes(data.items.filter((item) => piece(day, item.start, item.end) !== null));
  const rows = Math.max(1, ...here.map(({ lane }) => lane + 1));
  const hours = (day.end - day.start) / 3_600_000;
  const mark = now >= day.start && now < day.end ? ((now - day.start) * 100) / (day.end - day.start) : null;
  return (
    <div class="day">
      <p class="day-name">{dayName(day.date)}{day.end - day.start !== DAY_MS && <span class="day-note">{t.schedules.dayLength(String(hours))}</span>}</p>
      <div class="day-bar" style={{ '--rows': rows }}>
        {data.gaps.map((gap) => <GapPiece key={gap.start} day={day} gap={gap} />)}
        {here.map(({ shift, lane }) => {
          const at = piece(day, shift.start, shift.end);
          return at !== null && (
            <span
              key={`${shift.person} ${shift.start}`} class={`stint hue-${hues.get(shift.person) ?? 0}`}
              style={{ left: `${at.left}%`, width: `${at.width}%`, '--lane': lane }} title={`${shift.name}: ${whenIn(zone, shift.start)} – ${whenIn(zone, shift.end)}`}
            >
              {shift.name}{at.left > 0 && at.width > 18 && <span class="stint-time"> {clockIn(zone, shift.start)}</span>}
            </span>
          );
        })}
        {mark !== null && <span class="now-mark" style={{ left: `${mark}%` }} title={t.schedules.nowMark} />}
      </div>
    </div>
  );
}

function GapPiece({ day, gap }: { day: Day; gap: Gap }) {
  const at = piece(day, gap.start, gap.end);
  return at === null ? null : <span class="gap-piece" style={{ left: `${at.left}%`, width: `${at.width}%` }}>{at.width > 14 ? t.schedules.nobody : ''}</span>;
}

function ShiftTable({ data, schedule }: { data: Shifts; schedule: Schedule }) {
  const zone = schedule.timeZone;
  const rows = [
    ...data.items.map((item) => ({ start: item.start, end: item.end, who: item.name, why: [...new Set(item.sources.map((source) => sourceName(source, schedule)))].join(', ') })),
    ...data.gaps.map(({ start, end }) => ({ start, end, who: null, why: '' })),
  ].sort((a, b) => a.start.localeCompare(b.start));
  return (
    <details class="record week-table" open={rows.length <= 21 && innerWidth >= NARROW}>
      <summary>{t.schedules.shiftsOfWeek}</summary>
      {data.items.length === 0 && <p class="fine">{t.schedules.noShifts}</p>}
      <table class="table table-tight table-stack">
        <caption class="visually-hidden">{t.schedules.shiftsOfWeek}</caption>
        <thead><tr><th scope="col">{t.schedules.columns.who}</th><th scope="col">{t.schedules.columns.from}</th><th scope="col">{t.schedules.columns.to}</th><th scope="col">{t.schedules.columns.why}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.who} ${row.start}`} class={row.who === null ? 'row-gap' : undefined}>
              <th scope="row">{row.who ?? t.schedules.nobody}</th>
              <td data-label={t.schedules.columns.from}><time dateTime={row.start}>{whenIn(zone, row.start)}</time></td>
              <td data-label={t.schedules.columns.to}><time dateTime={row.end}>{whenIn(zone, row.end)}</time></td>
              <td data-label={t.schedules.columns.why}>{row.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
