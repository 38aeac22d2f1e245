import type { Trend, TrendDay } from '../api/types';
import { readiness } from '../format/number';
import { phaseName } from '../format/phase';
import { day } from '../format/time';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { t } from '../text';
import { Icon } from '../ui/icon';

interface Props { org: string; project: string; trend: Trend }

/** One curve per phase, with words and numbers beside it, and the same as a table and as CSV. */
export function TrendView({ org, project, trend }: Props) {
  const { days } = trend;
  const first = days[0];
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) return <p>{t.history.none}</p>;
  return (
    <>
      <div class="trend-rows">{last.phases.map((phase) => <Curve key={phase.id} days={days} phase={phase} />)}</div>
      <p class="trend-ends fine"><span>{day(first.day)}</span><span>{day(last.day)}</span></p>
      {days.some(({ regressions }) => regressions > 0) && <p class="fine">{t.history.lostMark}</p>}
      <div class="trend-foot">
        <details class="record"><summary>{t.history.table}</summary><Table org={org} project={project} days={days} /></details>
        <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv(days))}`} download={t.history.csvName(project)}>{t.history.csv}</a>
      </div>
    </>
  );
}

type Standing = TrendDay['phases'][number];

function Curve({ days, phase }: { days: TrendDay[]; phase: Standing }) {
  const values = days.map((one) => one.phases.find(({ id }) => id === phase.id)?.readiness ?? 0);
  const lost = days.flatMap(({ regressions }, n) => (regressions > 0 ? [n + 0.5] : []));
  const line = steps(values);
  const change = (values[values.length - 1] ?? 0) - (values[0] ?? 0);
  return (
    <div class="trend-row">
      <p><strong>{phaseName(phase.id, [phase])}</strong></p>
      <svg
        class="trend-chart" role="img" viewBox={`0 -4 ${days.length} 108`} preserveAspectRatio="none"
        aria-label={t.history.chart(phaseName(phase.id, [phase]), readiness(values[0] ?? 0), readiness(phase.readiness), lost.length)}
      >
        <path class="trend-area" d={`${line}V100H0Z`} />
        {lost.map((x) => <path key={x} class="trend-lost" d={`M${x} -4V104`} />)}
        <path class="trend-line" d={line} />
      </svg>
      <p>
        <strong>{readiness(phase.readiness)} %</strong>
        <span class="fine">
          {change !== 0 && <><Icon name={change > 0 ? 'up' : 'down'} size={12} />{t.history.change(readiness(Math.abs(change)))} </>}
          {phase.gate === 'open' && t.history.open}
        </span>
      </p>
    </div>
  );
}

/** A line in steps, one unit wide for each value of 0 to 100. */
export function steps(values: number[]): string {
  return values.map((value, n) => `${n === 0 ? 'M0 ' : 'V'}${round(100 - value)}H${n + 1}`).join('');
}

const round = (value: number) => Math.round(value * 10) / 10;

function Table({ org, project, days }: { org: string; project: string; days: TrendDay[] }) {
  const columns = t.history.columns;
  return (
    <table class="table table-stack table-tight">
      <caption class="visually-hidden">{t.history.trend}</caption>
      <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {[...days].reverse().filter(({ assessments }) => assessments > 0).map((one) => (
          <tr key={one.day}>
            <th scope="row"><Link href={to.assessment(org, project, one.assessment)}>{day(one.day)}</Link></th>
            <td data-label={columns.phase}>{phaseName(one.phase, one.phases)}</td>
            <td data-label={columns.readiness}>{one.phases.map((phase) => t.assessments.compact(phaseName(phase.id, [phase]), readiness(phase.readiness))).join(', ')}</td>
            <td data-label={columns.assessments}>{one.assessments}</td>
            <td data-label={columns.regressions}>{one.regressions}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The trend as CSV: every day, one column per phase. Nothing in it was typed by a person. */
export function csv(days: TrendDay[]): string {
  const phases = days[days.length - 1]?.phases.map(({ id }) => id) ?? [];
  const rows = days.map((one) => [
    one.day, one.phase, one.assessments, one.regressions, ...phases.map((id) => one.phases.find((phase) => phase.id === id)?.readiness ?? ''),
  ]);
  return [['day', 'phase', 'assessments', 'regressions', ...phases], ...rows].map((row) => row.join(',')).join('\r\n');
}
