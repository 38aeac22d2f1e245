import { useState } from 'preact/hooks';
import { schedules } from '../api';
import type { ImportFormat, ImportPreview, ImportRequest, LayerFields } from '../api/types';
import { whenIn } from '../format/zone';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { t } from '../text';
import { PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { useNames, type Names } from './schedule-parts';
import { peopleOptions } from './schedule-overrides';

const FORMATS = Object.keys(t.schedules.imports.formats) as ImportFormat[];
const NOBODY = 'none';

/** The JSON of a text; undefined when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Takes over a schedule of another system: its people are named, and what would change is shown, before anything is written. */
export function ImportSchedulePage({ org }: { org: string }) {
  const words = t.schedules.imports;
  const { names, problem } = useNames(org);
  const [values, setValues] = useState({ format: 'opsgenie' as ImportFormat, text: '' });
  const [people, setPeople] = useState<Record<string, string>>({});
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const set = (changes: Partial<typeof values>) => {
    setValues({ ...values, ...changes });
    setPreview(null);
    setPeople({});
  };
  const request = (dryRun: boolean): ImportRequest => ({ format: values.format, source: parsed(values.text), people, dryRun });
  const look = useForm({ ...values, people }, ({ text }) => ({ '/source': parsed(text) === undefined ? words.notJson : undefined }), async () => {
    setPreview((await schedules.preview(org, request(true))).data);
  });
  return (
    <>
      <PageHead title={words.heading} lead={words.lead} crumbs={[{ label: t.schedules.allSchedules, href: to.schedules(org) }]} />
      <ProblemMessage {...problem} />
      <form class="panel form form-wide" noValidate onSubmit={look.submit}>
        <ProblemMessage error={look.error} onRetry={look.again} shown={['/source']} />
        <SelectField label={words.format} value={values.format} options={FORMATS.map((value) => ({ value, label: words.formats[value] }))} onChange={(format) => set({ format })} />
        <TextField label={words.source} mono rows={8} value={values.text} hint={words.hints[values.format]} onInput={(text) => set({ text })} error={look.fieldError('/source')} />
        {preview !== null && <PeopleFields preview={preview} names={names} people={people} onChange={(key, subject) => setPeople({ ...people, [key]: subject })} />}
        <div class="form-actions"><Button kind={preview === null ? 'primary' : 'plain'} type="submit" busy={look.busy}>{preview === null ? words.preview : words.again}</Button></div>
      </form>
      {preview !== null && <Result org={org} preview={preview} names={names} request={() => request(false)} people={people} />}
    </>
  );
}

function PeopleFields({ preview, names, people, onChange }: { preview: ImportPreview; names: Names; people: Record<string, string>; onChange: (key: string, subject: string) => void }) {
  const words = t.schedules.imports;
  const options = [{ value: NOBODY, label: words.nobody }, ...peopleOptions(names)];
  return (
    <fieldset class="form-group">
      <legend>{words.people}</legend>
      <p class="fine">{words.peopleLead}</p>
      <div class="form-pair">
        {preview.people.map(({ key, names: known, person, known: clear }) => {
          const value = people[key] ?? (clear ? (person ?? NOBODY) : '');
          return (
            <SelectField
              key={key} label={[...new Set([...known, key])].slice(0, 2).join(', ')} value={value} onChange={(subject) => onChange(key, subject)}
              options={value === '' ? [{ value: '', label: words.choose }, ...options] : options}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

const LONG = (n: number) => String(Math.round(n * 10) / 10);

function Result({ org, preview, names, request, people }: { org: string; preview: ImportPreview; names: Names; request: () => ImportRequest; people: Record<string, string> }) {
  const words = t.schedules.imports;
  const form = useForm({ people }, () => ({}), async (key) => {
    const { data } = await schedules.takeOver(org, request(), key);
    navigate(to.schedule(org, data.id));
  });
  const unknown = preview.people.some(({ key, known }) => !known && people[key] === undefined);
  return (
    <div aria-live="polite">
      <section class="panel" aria-labelledby="import-result">
        <h2 id="import-result">{words.result}</h2>
        <p><strong>{preview.schedule.name}</strong> · {preview.schedule.timeZone}{preview.overrides.length > 0 && <> · {words.overrides(preview.overrides.length)}</>}</p>
        <ul class="sentences">{preview.schedule.layers.map((layer, n) => <li key={n}>{layerText(layer, names)}</li>)}</ul>
      </section>
      <section class="panel" aria-labelledby="import-findings">
        <h2 id="import-findings">{words.findings}</h2>
        {preview.findings.length === 0 ? <p>{words.noFindings}</p> : <ul class="rows">{preview.findings.map((one, n) => <li key={n}><div>{one.text}<code class="path">{one.pointer}</code></div></li>)}</ul>}
      </section>
      <DiffTable preview={preview} />
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} onRetry={form.again} />
        {unknown && <p class="fine">{words.mapFirst}</p>}
        <div class="form-actions"><Button kind="primary" type="submit" busy={form.busy} disabled={unknown}>{words.write}</Button></div>
      </form>
    </div>
  );
}

function layerText(layer: LayerFields, names: Names): string {
  const who = layer.rotation.participants.map((one) => (one === null ? t.schedules.nobody : (names.get(one) ?? one))).join(', ');
  return t.schedules.imports.layerText(layer.name ?? '', String(layer.rotation.length), t.schedules.form.units[layer.rotation.unit], who);
}

function DiffTable({ preview }: { preview: ImportPreview }) {
  const words = t.schedules.imports;
  const { diff, schedule } = preview;
  const people = (list: string[]) => (list.length === 0 ? t.schedules.nobody : list.join(', '));
  return (
    <section class="panel" aria-labelledby="import-diff">
      <h2 id="import-diff">{words.diff}</h2>
      <p>{diff.differences.length === 0 ? words.same : words.differs(LONG(diff.otherHours), LONG(diff.sameHours + diff.otherHours))}</p>
      {diff.differences.length > 0 && (
        <table class="table table-tight table-stack">
          <caption class="visually-hidden">{words.diff}</caption>
          <thead><tr><th scope="col">{t.schedules.columns.from}</th><th scope="col">{t.schedules.columns.to}</th><th scope="col">{words.there}</th><th scope="col">{words.here}</th></tr></thead>
          <tbody>
            {diff.differences.map((one) => (
              <tr key={one.start}>
                <th scope="row"><time dateTime={one.start}>{whenIn(schedule.timeZone, one.start)}</time></th>
                <td data-label={t.schedules.columns.to}><time dateTime={one.end}>{whenIn(schedule.timeZone, one.end)}</time></td>
                <td data-label={words.there}>{people(one.source)}</td>
                <td data-label={words.here}>{people(one.here)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {diff.more && <p class="fine">{words.more}</p>}
    </section>
  );
}
