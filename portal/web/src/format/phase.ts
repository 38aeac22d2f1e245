import { t } from '../text';

/** The titles of the default roadmap's phases, for which the product has shorter words. */
const DEFAULT_TITLES: Readonly<Record<string, string | undefined>> = {
  mvp: 'The MVP', foundation: 'The foundation', scale: 'Scale preparation', production: 'Production grade',
};

/**
 * What a phase is called: the title that its roadmap gives it, for which the product has its own word in the default one,
 * else its id.
 */
export function phaseName(id: string, phases: readonly { id: string; title: string }[] = []): string {
  const title = phases.find((phase) => phase.id === id)?.title;
  const word = (t.phases as Readonly<Record<string, string | undefined>>)[id];
  return title === undefined || title === DEFAULT_TITLES[id] ? word ?? title ?? id : title;
}
