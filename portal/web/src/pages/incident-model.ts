import type { Incident, IncidentAction, IncidentActionFields, IncidentFields, IncidentPerson, IncidentState, IncidentType, NewIncidentUpdate, Severity } from '../api/types';
import { t } from '../text';

export const STATES = Object.keys(t.incidents.states) as IncidentState[];
export const SEVERITIES = Object.keys(t.alerts.severities).reverse() as Severity[];
export const TYPES = Object.keys(t.incidents.types) as IncidentType[];

/** The texts of the form in which an incident is described. */
export interface IncidentTexts { title: string; summary: string; severity: string; type: string; [name: string]: string }

export function textsOf(incident: Pick<Incident, 'title' | 'summary' | 'severity' | 'type'>): IncidentTexts {
  return { title: incident.title, summary: incident.summary, severity: incident.severity, type: incident.type ?? '' };
}

export function fieldsOf(texts: IncidentTexts): IncidentFields {
  return {
    title: texts.title.trim(), summary: texts.summary.trim(), severity: texts.severity as Severity,
    ...(texts.type === '' ? {} : { type: texts.type as IncidentType }),
  };
}

/** What an update asks for, as it is typed. An empty state leaves the incident where it is. */
export interface UpdateTexts { text: string; state: string; isPublic: boolean; publicTitle: string }

export function updateOf(incident: Incident, typed: UpdateTexts): NewIncidentUpdate {
  const title = typed.publicTitle.trim();
  return {
    text: typed.text.trim(),
    ...(typed.state === '' || typed.state === incident.state ? {} : { state: typed.state as IncidentState, expectedState: incident.state }),
    ...(typed.isPublic ? { public: true } : {}),
    ...(typed.isPublic && title !== '' && title !== incident.isPublic?.title ? { publicTitle: title } : {}),
  };
}

/** The name of a member; of one who left there is none any more. */
export function nameOf(person: IncidentPerson | null | undefined): string {
  if (person == null) return t.incidents.nobody;
  return person.name ?? t.incidents.somebodyWhoLeft;
}

/** An action as it is sent, done or not. */
export function actionOf(action: IncidentAction, done: boolean): IncidentActionFields {
  return {
    title: action.title, done,
    ...(action.owner == null ? {} : { owner: action.owner.person }),
    ...(action.due == null ? {} : { due: action.due }),
  };
}

/** The worst severity of some alerts; error where there are none. */
export function worst(severities: readonly Severity[]): Severity {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? 'error';
}
