import type { HolidayRule, LayerFields, Schedule, ScheduleFields, ShiftUnit } from '../api/types';
import { slugOf } from '../format/slug';
import { localIn, mondayOf, zones } from '../format/zone';
import { t } from '../text';
import type { FieldErrors } from '../ui/form';

/** What is typed of a restriction. */
export interface Hours { weekdays: string[]; start: string; end: string }

/** What is typed of a layer; texts as they stand in the fields. */
export interface LayerDraft {
  id: string; name: string; priority: string; timeZone: string; unit: ShiftUnit; length: string; start: string; end: string;
  people: string[]; advance: 'calendar' | 'worked-days'; hours: Hours[]; holidays: HolidayRule;
}

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export function newLayer(zone: string, n: number, people: string[]): LayerDraft {
  const known = zones().includes(zone) ? zone : 'UTC';
  return {
    id: '', name: t.schedules.form.layer(n), priority: String(n), timeZone: '', unit: 'weeks', length: '1',
    start: `${mondayOf(known, Date.now())}T09:00`, end: '', people, advance: 'calendar', hours: [], holidays: 'as-usual',
  };
}

/** An end as a field for times can show it: the end of a day is the start of the next, which means the same. */
export const shownEnd = (end: string) => (/^24:00(:00)?$/.test(end) ? '00:00' : end);

const idOf = ({ id, name }: LayerDraft) => (id === '' ? slugOf(name) : id);

/** The layers with another one, whose name gives it an id that no layer has. */
export function withAnother(layers: readonly LayerDraft[], zone: string): LayerDraft[] {
  const taken = new Set(layers.map(idOf));
  let n = 1;
  while (taken.has(slugOf(t.schedules.form.layer(n)))) n++;
  return [...layers, { ...newLayer(zone, layers.length + 1, ['']), name: t.schedules.form.layer(n) }];
}

export function draftOf(layer: LayerFields): LayerDraft {
  const { rotation } = layer;
  return {
    id: layer.id ?? '', name: layer.name ?? '', priority: String(layer.priority ?? 1), timeZone: layer.timeZone ?? '',
    unit: rotation.unit, length: String(rotation.length), start: rotation.start, end: rotation.end ?? '',
    people: rotation.participants.map((person) => person ?? ''), advance: rotation.advance ?? 'calendar',
    hours: (layer.restrictions ?? []).map((one) => ({ weekdays: one.weekdays ?? [...DAYS], start: one.start, end: one.end })),
    holidays: layer.holidays ?? 'as-usual',
  };
}

function layerOf(draft: LayerDraft): LayerFields {
  return {
    ...(draft.id === '' ? {} : { id: draft.id }),
    name: draft.name.trim(), priority: Number(draft.priority),
    ...(draft.timeZone.trim() === '' ? {} : { timeZone: draft.timeZone.trim() }),
    rotation: {
      unit: draft.unit, length: Number(draft.length), start: draft.start, ...(draft.end === '' ? {} : { end: draft.end }),
      participants: draft.people.map((person) => (person === '' ? null : person)),
      ...(draft.unit === 'days' && draft.advance === 'worked-days' ? { advance: draft.advance } : {}),
    },
    restrictions: draft.hours.map(({ weekdays, start, end }) => ({ ...(weekdays.length === DAYS.length ? {} : { weekdays }), start, end })),
    holidays: draft.holidays,
  };
}

/** A schedule as texts, which is what drafts and comparisons of versions are made of. */
export type ScheduleTexts = { name: string; description: string; timeZone: string; layers: string; holidays: string };

export function textsOf(schedule: Schedule): ScheduleTexts {
  return {
    name: schedule.name, description: schedule.description ?? '', timeZone: schedule.timeZone,
    layers: JSON.stringify(schedule.layers.map(draftOf)), holidays: (schedule.holidays ?? []).join('\n'),
  };
}

export function layersOf(texts: ScheduleTexts): LayerDraft[] {
  return JSON.parse(texts.layers) as LayerDraft[];
}

export function bodyOf(texts: ScheduleTexts, personZones: Record<string, string> | undefined): ScheduleFields {
  return {
    name: texts.name.trim(), ...(texts.description.trim() === '' ? {} : { description: texts.description.trim() }), timeZone: texts.timeZone.trim(),
    layers: layersOf(texts).map(layerOf), holidays: texts.holidays.split(/\s+/).filter((date) => date !== ''),
    ...(personZones === undefined ? {} : { personZones }),
  };
}

const isWhole = (text: string, least: number, most: number) => /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

export function isZone(name: string): boolean {
  try {
    localIn(name.trim(), 0);
    return /^[A-Za-z]/.test(name.trim());
  } catch {
    return false;
  }
}

/** What the page can see by itself; the rest is the service's to say. */
export function errorsOf(texts: ScheduleTexts): FieldErrors {
  const { form } = t.schedules;
  const errors: FieldErrors = {
    '/name': texts.name.trim() === '' ? t.form.required : undefined,
    '/timeZone': isZone(texts.timeZone) ? undefined : form.zoneWrong,
  };
  layersOf(texts).forEach((layer, n) => {
    const at = `/layers/${n}`;
    errors[`${at}/name`] = layer.name.trim() === '' ? t.form.required : undefined;
    errors[`${at}/priority`] = isWhole(layer.priority, 0, 1000) ? undefined : form.numberWrong;
    errors[`${at}/timeZone`] = layer.timeZone.trim() === '' || isZone(layer.timeZone) ? undefined : form.zoneWrong;
    errors[`${at}/rotation/length`] = isWhole(layer.length, 1, 9000) ? undefined : form.numberWrong;
    errors[`${at}/rotation/start`] = layer.start === '' ? t.schedules.timeMissing : undefined;
    errors[`${at}/rotation/participants`] = layer.people.length === 0 ? form.peopleMissing : undefined;
    layer.hours.forEach((hours, place) => {
      errors[`${at}/restrictions/${place}/weekdays`] = hours.weekdays.length === 0 ? form.daysMissing : undefined;
      errors[`${at}/restrictions/${place}/start`] = hours.start === '' ? t.schedules.timeMissing : undefined;
      errors[`${at}/restrictions/${place}/end`] = hours.end === '' ? t.schedules.timeMissing : undefined;
    });
  });
  return errors;
}
