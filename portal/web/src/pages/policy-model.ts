import type { Member, Policy, PolicyFields, PolicyTarget, TargetKind } from '../api/types';
import { t } from '../text';

/** Who can be told, by name. */
export interface Names {
  person: Record<string, string>;
  schedule: Record<string, string>;
  webhook: Record<string, string>;
  /** False for who may not list webhooks: that one is not known says nothing then. */
  webhooksKnown: boolean;
}

/** A policy as it is typed: times in minutes, as texts. */
export interface Typed {
  name: string;
  description: string;
  steps: { delay: string; targets: string[] }[];
  repeats: string;
  pause: string;
  timeout: string;
  fallback: string[];
  low: ('escalates' | 'quiet')[];
  zone: string;
  start: string;
  end: string;
}

export const namesOf = (people: readonly Member[], schedules: readonly { id: string; name: string }[], webhooks: readonly { id: string; name: string }[] | null): Names => ({
  person: Object.fromEntries(people.map((one) => [one.subject, one.name])),
  schedule: Object.fromEntries(schedules.map((one) => [one.id, one.name])),
  webhook: Object.fromEntries((webhooks ?? []).map((one) => [one.id, one.name])),
  webhooksKnown: webhooks !== null,
});

/** How a target is written in a list: its kind and its id. */
export const keyOf = ({ kind, id }: PolicyTarget) => `${kind}:${id}`;

export function targetOf(key: string): PolicyTarget {
  const colon = key.indexOf(':');
  return { kind: key.slice(0, colon) as TargetKind, id: key.slice(colon + 1) };
}

/** The name of a target, as people know it. */
export function nameOf({ kind, id }: PolicyTarget, names: Names): string {
  const unknown = kind === 'webhook' && !names.webhooksKnown ? t.policies.someWebhook : t.policies.gone(id);
  return names[kind][id] ?? unknown;
}

/** A time, in minutes where it is a whole number of them. */
export function time(seconds: number): string {
  return seconds % 60 === 0 ? t.policies.minutes(seconds / 60) : t.policies.seconds(seconds);
}

const minutes = (seconds: number) => String(seconds / 60);

export const empty = (): Typed => ({
  name: '', description: '', steps: [{ delay: '0', targets: [''] }], repeats: '0', pause: '5', timeout: '30', fallback: [''], low: [],
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone, start: '22:00', end: '07:00',
});

export function typedOf(policy: Policy): Typed {
  const quiet = policy.lowUrgency.quietHours;
  return {
    name: policy.name,
    description: policy.description ?? '',
    steps: policy.steps.map((step) => ({ delay: minutes(step.delaySeconds), targets: step.targets.map(keyOf) })),
    repeats: String(policy.repeats),
    pause: minutes(policy.pauseSeconds),
    timeout: minutes(policy.acknowledgeTimeoutSeconds),
    fallback: policy.fallback.length === 0 ? [''] : policy.fallback.map(keyOf),
    low: [...(policy.lowUrgency.escalates ? (['escalates'] as const) : []), ...(quiet === undefined ? [] : (['quiet'] as const))],
    zone: quiet?.timeZone ?? empty().zone,
    start: quiet?.start ?? '22:00',
    end: quiet?.end ?? '07:00',
  };
}

const seconds = (text: string) => Math.round(Number(text) * 60);

const targets = (keys: readonly string[]) => keys.filter((key) => key !== '').map(targetOf);

/** What is sent. Days of quiet hours that the form does not show stay as they are. */
export function fieldsOf(typed: Typed, before: Policy | null): PolicyFields {
  const weekdays = before?.lowUrgency.quietHours?.weekdays;
  return {
    name: typed.name.trim(),
    ...(typed.description.trim() === '' ? {} : { description: typed.description.trim() }),
    steps: typed.steps.map((step) => ({ delaySeconds: seconds(step.delay), targets: targets(step.targets) })),
    repeats: Number(typed.repeats),
    pauseSeconds: seconds(typed.pause),
    acknowledgeTimeoutSeconds: seconds(typed.timeout),
    fallback: targets(typed.fallback),
    lowUrgency: {
      escalates: typed.low.includes('escalates'),
      ...(typed.low.includes('quiet')
        ? { quietHours: { timeZone: typed.zone.trim(), start: typed.start, end: typed.end, ...(weekdays === undefined ? {} : { weekdays }) } }
        : {}),
    },
  };
}

const isNumber = (text: string) => /^\d+(\.\d+)?$/.test(text.trim());

/** What the page itself can tell is wrong, by pointer. */
export function mistakes(typed: Typed): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = {
    '/name': typed.name.trim() === '' ? t.form.required : undefined,
    '/repeats': /^\d+$/.test(typed.repeats.trim()) ? undefined : t.policies.numberWrong,
    '/pauseSeconds': isNumber(typed.pause) ? undefined : t.policies.minutesWrong,
    '/acknowledgeTimeoutSeconds': isNumber(typed.timeout) ? undefined : t.policies.minutesWrong,
  };
  typed.steps.forEach((step, i) => {
    found[`/steps/${i}/delaySeconds`] = isNumber(step.delay) ? undefined : t.policies.minutesWrong;
    found[`/steps/${i}/targets`] = step.targets.some((key) => key !== '') ? undefined : t.policies.needTarget;
  });
  return found;
}
