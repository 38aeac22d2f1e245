import type { HolidayRule, ShiftUnit } from '../api/types';
import { t } from '../text';
import { Button } from '../ui/button';
import { CheckGroup, Errors, SelectField, TextField } from '../ui/field';
import type { Form } from '../ui/form';
import { DAYS, shownEnd, type Hours, type LayerDraft } from './schedule-model';
import type { Names } from './schedule-parts';
import { peopleOptions } from './schedule-overrides';

const UNITS = Object.keys(t.schedules.form.units) as ShiftUnit[];
const RULES = Object.keys(t.schedules.form.holidayRules) as HolidayRule[];
const ADVANCES = Object.keys(t.schedules.form.advances) as LayerDraft['advance'][];

interface Props { n: number; layer: LayerDraft; names: Names; form: Form; only: boolean; set: (changes: Partial<LayerDraft>) => void; remove: () => void }

/** The fields of one layer. */
export function LayerFieldset({ n, layer, names, form, only, set, remove }: Props) {
  const words = t.schedules.form;
  const error = (field: string) => form.fieldError(`/layers/${n}${field}`);
  return (
    <fieldset class="panel layer-form">
      <legend class="visually-hidden">{layer.name || words.layer(n + 1)}</legend>
      <header class="section-head">
        <h3>{layer.name || words.layer(n + 1)}</h3>
        {!only && <Button small kind="quiet" icon="close" onClick={remove}>{words.removeLayer(layer.name || words.layer(n + 1))}</Button>}
      </header>
      <div class="form-pair">
        <TextField label={words.name} value={layer.name} maxLength={100} onInput={(name) => set({ name })} error={error('/name')} />
        <TextField label={words.priority} type="number" min={0} max={1000} value={layer.priority} hint={words.priorityHint} onInput={(priority) => set({ priority })} error={error('/priority')} />
      </div>
      <div class="form-pair">
        <TextField label={words.every} type="number" min={1} max={9000} value={layer.length} onInput={(length) => set({ length })} error={error('/rotation/length')} />
        <SelectField label={words.unit} value={layer.unit} options={UNITS.map((value) => ({ value, label: words.units[value] }))} onChange={(unit) => set({ unit })} error={error('/rotation/unit')} />
      </div>
      <div class="form-pair">
        <TextField label={words.start} type="datetime-local" value={layer.start} hint={words.startHint} onInput={(start) => set({ start })} error={error('/rotation/start')} />
        <TextField label={words.end} optional type="datetime-local" value={layer.end} hint={words.endHint} onInput={(end) => set({ end })} error={error('/rotation/end')} />
      </div>
      <Turns n={n} layer={layer} names={names} form={form} set={set} />
      <Restrictions n={n} layer={layer} form={form} set={set} />
      <div class="form-pair">
        {layer.unit === 'days' && <SelectField label={words.advance} value={layer.advance} options={ADVANCES.map((value) => ({ value, label: words.advances[value] }))} onChange={(advance) => set({ advance })} error={error('/rotation/advance')} />}
        <SelectField label={words.holidays} value={layer.holidays} options={RULES.map((value) => ({ value, label: words.holidayRules[value] }))} onChange={(holidays) => set({ holidays })} error={error('/holidays')} />
        <TextField label={words.ownZone} optional list="zones" value={layer.timeZone} hint={words.ownZoneHint} onInput={(timeZone) => set({ timeZone })} error={error('/timeZone')} />
      </div>
    </fieldset>
  );
}

function Turns({ n, layer, names, form, set }: Omit<Props, 'only' | 'remove'>) {
  const words = t.schedules.form;
  const { people } = layer;
  const gone = people.filter((person) => person !== '' && !names.has(person));
  const options = [{ value: '', label: words.nobody }, ...peopleOptions(names), ...[...new Set(gone)].map((value) => ({ value, label: value }))];
  const put = (next: string[]) => set({ people: next });
  const swap = (one: number, other: number) => put(people.map((person, place) => (place === one ? (people[other] ?? '') : place === other ? (people[one] ?? '') : person)));
  const whole = `turns-${n}`;
  const missing = form.fieldError(`/layers/${n}/rotation/participants`);
  return (
    <fieldset class="form-group" aria-describedby={missing === undefined ? undefined : `${whole}-error`}>
      <legend>{words.participants}</legend>
      <ol class="turns">
        {people.map((person, place) => (
          <li key={place} class="turn">
            <SelectField label={words.turn(place + 1)} value={person} options={options} onChange={(next) => put(people.map((one, at) => (at === place ? next : one)))} error={form.fieldError(`/layers/${n}/rotation/participants/${place}`)} />
            <span class="turn-buttons">
              <Button small kind="quiet" icon="up" label={words.moveUp(place + 1)} disabled={place === 0} onClick={() => swap(place, place - 1)}>{''}</Button>
              <Button small kind="quiet" icon="down" label={words.moveDown(place + 1)} disabled={place === people.length - 1} onClick={() => swap(place, place + 1)}>{''}</Button>
              <Button small kind="quiet" icon="close" label={words.removeTurn(place + 1)} onClick={() => put(people.filter((_, at) => at !== place))}>{''}</Button>
            </span>
          </li>
        ))}
      </ol>
      <Errors id={whole} error={missing} />
      <div><Button small icon="plus" onClick={() => put([...people, ''])}>{words.addTurn}</Button></div>
    </fieldset>
  );
}

function Restrictions({ n, layer, form, set }: Pick<Props, 'n' | 'layer' | 'form' | 'set'>) {
  const words = t.schedules.form;
  const change = (place: number, changes: Partial<Hours>) => set({ hours: layer.hours.map((one, at) => (at === place ? { ...one, ...changes } : one)) });
  return (
    <fieldset class="form-group">
      <legend>{words.restrictions}</legend>
      {layer.hours.length === 0 && <p class="fine">{words.always}</p>}
      {layer.hours.map((hours, place) => {
        const at = `/layers/${n}/restrictions/${place}`;
        return (
          <div key={place} class="layer-part">
            <CheckGroup legend={words.weekdays} options={DAYS.map((value) => ({ value: value as string, label: words.days[value] }))} chosen={hours.weekdays} onChange={(weekdays) => change(place, { weekdays })} error={form.fieldError(`${at}/weekdays`)} />
            <div class="form-pair">
              <TextField label={words.from} type="time" value={hours.start} onInput={(start) => change(place, { start })} error={form.fieldError(`${at}/start`)} />
              <TextField label={words.to} type="time" value={shownEnd(hours.end)} hint={words.toHint} onInput={(end) => change(place, { end })} error={form.fieldError(`${at}/end`)} />
            </div>
            <Button small kind="quiet" icon="close" onClick={() => set({ hours: layer.hours.filter((_, other) => other !== place) })}>{words.removeRestriction(place + 1)}</Button>
          </div>
        );
      })}
      <div><Button small icon="plus" onClick={() => set({ hours: [...layer.hours, { weekdays: DAYS.slice(0, 5), start: '09:00', end: '17:00' }] })}>{words.addRestriction}</Button></div>
    </fieldset>
  );
}
