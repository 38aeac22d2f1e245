import { t } from '../text';

/** What a phase is called: the product's own word for one of the default roadmap, else its title, else its id. */
export function phaseName(id: string, phases: readonly { id: string; title: string }[] = []): string {
  return (t.phases as Readonly<Record<string, string | undefined>>)[id] ?? phases.find((phase) => phase.id === id)?.title ?? id;
}
