import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { schedules } from '../api';
import { etagOf } from '../api/http';
import type { Schedule } from '../api/types';
import { ownZone, zones } from '../format/zone';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { useDraft } from '../state/draft';
import { useResource } from '../state/resource';
import { t } from '../text';
import { LinkButton, Loaded, PageHead, Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { useForm, type Form } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { useVersionedForm, type Version } from '../ui/versioned';
import { useNames, type Names } from './schedule-parts';
import { LayerFieldset } from './schedule-layer';
import { bodyOf, errorsOf, layersOf, newLayer, textsOf, withAnother, type LayerDraft, type ScheduleTexts } from './schedule-model';

/** A form for a schedule that is not there yet. */
export function NewSchedulePage({ org }: { org: string }) {
  const { names, problem } = useNames(org);
  const { values, set, clear, restored } = useDraft<ScheduleTexts>(`schedule:${org}`, () => ({
    name: '', description: '', timeZone: ownZone(), layers: JSON.stringify([newLayer(ownZone(), 1, [''])]), holidays: '',
  }));
  const form = useForm(values, errorsOf, async (key) => {
    const { data } = await schedules.create(org, bodyOf(values, undefined), key);
    clear();
    navigate(to.schedule(org, data.id));
  });
  return (
    <>
      <PageHead title={t.schedules.form.newHeading} crumbs={[{ label: t.schedules.allSchedules, href: to.schedules(org) }]} />
      <ProblemMessage {...problem} />
      <form class="form form-wide" noValidate onSubmit={form.submit}>
        <Restored when={restored} />
        <Fields values={values} set={set} names={names} form={form} />
        <div class="form-actions">
          <Button kind="primary" type="submit" busy={form.busy}>{t.schedules.form.create}</Button>
          <LinkButton kind="plain" href={to.schedules(org)}>{t.actions.cancel}</LinkButton>
        </div>
      </form>
    </>
  );
}

/** The same for one that is; where somebody else changed it meanwhile, both versions are shown. */
export function EditSchedulePage({ org, id }: { org: string; id: string }) {
  const schedule = useResource(`schedule:${org}/${id}`, async (signal) => (await schedules.get(org, id, signal)).data);
  return <Loaded resource={schedule} whole>{(data) => <Edit org={org} schedule={data} />}</Loaded>;
}

const versionOf = (schedule: Schedule): Version<ScheduleTexts> => ({ fields: textsOf(schedule), etag: etagOf(schedule.version) });

function Edit({ org, schedule }: { org: string; schedule: Schedule }) {
  const { names, problem } = useNames(org);
  const words = t.schedules.form;
  // The form shows no zones of people: they are written back as they were read last.
  const newest = useRef(schedule);
  if (schedule.version > newest.current.version) newest.current = schedule;
  const edited = useVersionedForm<ScheduleTexts>({
    draft: `schedule:${org}/${schedule.id}`, current: versionOf(schedule), check: errorsOf,
    rows: [
      { name: 'name', label: words.name }, { name: 'description', label: words.description }, { name: 'timeZone', label: t.schedules.zone },
      { name: 'layers', label: words.layers, show: (text) => layersText(text, names) }, { name: 'holidays', label: words.holidayDates },
    ],
    read: async () => {
      newest.current = (await schedules.get(org, schedule.id)).data;
      return versionOf(newest.current);
    },
    write: async (changes, etag) => {
      const texts = { ...edited.values, ...changes };
      await schedules.change(org, schedule.id, bodyOf(texts, newest.current.personZones), etag);
      edited.clear();
      navigate(to.schedule(org, schedule.id));
    },
  });
  return (
    <>
      <PageHead
        title={words.editHeading(schedule.name)} lead={words.editLead}
        crumbs={[{ label: t.schedules.allSchedules, href: to.schedules(org) }, { label: schedule.name, href: to.schedule(org, schedule.id) }]}
      />
      <ProblemMessage {...problem} />
      <form class="form form-wide" noValidate onSubmit={edited.form.submit}>
        <Restored when={edited.restored} />
        <Fields values={edited.values} set={edited.set} names={names} form={edited.form} />
        <div class="form-actions">
          <Button kind="primary" type="submit" busy={edited.form.busy}>{t.form.saveChanges}</Button>
          {edited.dirty && <Button onClick={edited.clear}>{t.form.discard}</Button>}
        </div>
        {edited.conflict}
      </form>
    </>
  );
}

function layersText(text: string, names: Names): string {
  return layersOf({ name: '', description: '', timeZone: '', layers: text === '' ? '[]' : text, holidays: '' })
    .map((layer) => `${layer.name}: ${layer.length} ${t.schedules.form.units[layer.unit]}, ${layer.people.map((one) => names.get(one) ?? (one || t.schedules.nobody)).join(', ')}`)
    .join('; ');
}

function Fields({ values, set, names, form }: { values: ScheduleTexts; set: (changes: Partial<ScheduleTexts>) => void; names: Names; form: Form }): ComponentChildren {
  const words = t.schedules.form;
  const layers = layersOf(values);
  const put = (next: LayerDraft[]) => set({ layers: JSON.stringify(next) });
  const shown = Object.keys(errorsOf(values));
  return (
    <>
      <ProblemMessage error={form.error} onRetry={form.again} shown={[...shown, '/description', '/holidays']} />
      <datalist id="zones">{zones().map((zone) => <option key={zone} value={zone} />)}</datalist>
      <section class="panel form">
        <TextField label={words.name} value={values.name} maxLength={100} onInput={(name) => set({ name })} error={form.fieldError('/name')} />
        <TextField label={words.description} optional value={values.description} maxLength={1000} rows={2} onInput={(description) => set({ description })} error={form.fieldError('/description')} />
        <TextField label={t.schedules.zone} list="zones" value={values.timeZone} hint={words.zoneHint} onInput={(timeZone) => set({ timeZone })} error={form.fieldError('/timeZone')} />
      </section>
      <div><h2>{words.layers}</h2><p class="fine">{words.layersLead}</p></div>
      {layers.map((layer, n) => (
        <LayerFieldset
          key={n} n={n} layer={layer} names={names} form={form} only={layers.length === 1}
          set={(changes) => put(layers.map((one, at) => (at === n ? { ...one, ...changes } : one)))} remove={() => put(layers.filter((_, at) => at !== n))}
        />
      ))}
      <div><Button icon="plus" onClick={() => put(withAnother(layers, values.timeZone))}>{words.addLayer}</Button></div>
      <section class="panel form">
        <TextField label={words.holidayDates} optional rows={3} mono value={values.holidays} hint={words.holidayHint} onInput={(holidays) => set({ holidays })} error={form.fieldError('/holidays')} />
      </section>
    </>
  );
}
