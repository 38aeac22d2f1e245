import type { AssessedPhase, Assessment, FactType, Practice, Roadmap, Strength, WhatIfBody } from '../api/types';
import { t } from '../text';
import { asFact } from './attestations';

/** What a practice or a check is taken as; `off` and `on` say of a practice whether it concerns the project. */
export type Take = 'met' | 'waived' | 'off' | 'on';

/** What is imagined of a fact: a value as it is typed, or that nothing is known. */
export interface ImaginedFact { typed: string; unknown: boolean }

/** All that is imagined. It is kept by the page alone: neither by the server nor in the address. */
export interface Imagined {
  takes: Readonly<Record<string, Take>>;
  facts: Readonly<Record<string, ImaginedFact>>;
  strength: Strength;
}

export const NOTHING: Imagined = { takes: {}, facts: {}, strength: 'demonstrated' };

const MEMBERS = { met: 'met', waived: 'waived', off: 'notApplicable', on: 'applicable' } as const;

/** What is asked of the server, null where nothing is; and the field of each of its JSON pointers, or what is wrong already. */
export interface Question {
  body: WhatIfBody | null;
  /** The pointer of each practice, check (by its id) and fact (by `fact:` and its name) that is in the body. */
  pointers: ReadonlyMap<string, string>;
  /** What was typed that is no value, by `fact:` and the fact's name. */
  wrong: ReadonlyMap<string, string>;
}

/** Puts what is imagined as a question. A fact for which nothing is typed yet is not part of it. */
export function ask(imagined: Imagined, types: ReadonlyMap<string, FactType>): Question {
  const pointers = new Map<string, string>();
  const wrong = new Map<string, string>();
  const body: WhatIfBody = {};
  for (const take of ['met', 'waived', 'off', 'on'] as const) {
    const ids = Object.keys(imagined.takes).filter((id) => imagined.takes[id] === take).sort();
    ids.forEach((id, n) => pointers.set(id, `/${MEMBERS[take]}/${n}`));
    if (ids.length > 0) body[MEMBERS[take]] = ids;
  }
  const facts: Record<string, unknown> = {};
  const without: string[] = [];
  for (const name of Object.keys(imagined.facts).sort()) {
    const { typed, unknown } = imagined.facts[name]!;
    const value = unknown ? undefined : asFact(typed, types.get(name) ?? 'string');
    if (unknown) pointers.set(`fact:${name}`, `/without/${without.push(name) - 1}`);
    else if (value === null) wrong.set(`fact:${name}`, t.attestations.numberWrong);
    else if (value !== undefined) {
      facts[name] = value;
      pointers.set(`fact:${name}`, `/facts/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  }
  if (without.length > 0) body.without = without;
  if (Object.keys(facts).length > 0) Object.assign(body, { facts, strength: imagined.strength });
  return { body: Object.keys(body).length === 0 || wrong.size > 0 ? null : body, pointers, wrong };
}

/** How many things are imagined. */
export function count({ takes, facts }: Imagined): number {
  return Object.keys(takes).length + Object.keys(facts).length;
}

/** What a practice can be taken as, other than it is. */
export function takesOf(practice: Practice, waivable: ReadonlySet<string>, always: ReadonlySet<string>): Take[] {
  if (practice.outcome === 'not-applicable') return ['on'];
  const waived = practice.outcome !== 'waived' && practice.checks.some((check) => waivable.has(check.id));
  return [...(practice.outcome === 'met' ? [] : ['met'] as const), ...(waived ? ['waived'] as const : []), ...(always.has(practice.id) ? [] : ['off'] as const)];
}

/** What a check can be taken as, other than it is; nothing where it does not concern the project. */
export function takesOfCheck(check: Practice['checks'][number], waivable: ReadonlySet<string>): Take[] {
  if (check.outcome === 'not-applicable' || check.outcome === 'met') return [];
  return ['met', ...(check.outcome !== 'waived' && waivable.has(check.id) ? ['waived'] as const : [])];
}

/** The checks that a waiver can stand in for. */
export function waivableOf(plan: Roadmap): Set<string> {
  return new Set(plan.phases.flatMap((phase) => phase.practices).flatMap((practice) => practice.checks)
    .filter((check) => check.waivable).map((check) => check.id));
}

/** The practices of which nobody can say that they do not concern the project. */
export function alwaysOf(plan: Roadmap): Set<string> {
  return new Set(plan.phases.flatMap((phase) => phase.practices).filter((practice) => practice.alwaysApplies).map((practice) => practice.id));
}

/** Takes one thing as something else, or as it is. What is said of a practice stands for all its checks. */
export function taken(imagined: Imagined, id: string, take: Take | null, practice?: Practice): Imagined {
  const inner = new Set(practice?.checks.map((check) => check.id));
  const kept = Object.entries(imagined.takes).filter(([other]) => other !== id && !inner.has(other));
  return { ...imagined, takes: Object.fromEntries(take === null ? kept : [...kept, [id, take]]) };
}

/** The values that the facts have in an assessment; what is not known is not in it. */
export function known(assessment: Pick<Assessment, 'phases'>): Map<string, unknown> {
  const values = new Map<string, unknown>();
  const facts = assessment.phases.flatMap((phase) => phase.practices).flatMap((practice) => practice.checks).flatMap((check) => check.facts);
  for (const { name, value } of facts) if (value !== undefined && value !== null) values.set(name, value);
  return values;
}

/** What a fact begins with when it is to be changed: the other truth, else what it is. */
export function beginning(type: FactType, value: unknown): ImaginedFact {
  if (type === 'bool') return { typed: String(value !== true), unknown: false };
  const text = Array.isArray(value) ? value.join(', ') : value === undefined ? '' : String(value);
  return { typed: text, unknown: false };
}

/** How many practices of a phase are not met, of those that concern the project. */
export function missing(phase: AssessedPhase): number {
  return phase.practices.filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable').length;
}
