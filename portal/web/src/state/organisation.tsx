import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { organisations } from '../api';
import type { Organisation, Role } from '../api/types';
import { useResource, type Resource } from './resource';

const RANKS: readonly Role[] = ['viewer', 'responder', 'editor', 'admin', 'owner'];

/** True when a role includes what another may do. */
export function includes(role: Role, needed: Role): boolean {
  return RANKS.indexOf(role) >= RANKS.indexOf(needed);
}

const OrganisationContext = createContext<Resource<Organisation> | null>(null);

/** Knows the organisation of the pages below it, and the person's role there. */
export function OrganisationProvider({ org, children }: { org: string; children: ComponentChildren }) {
  const found = useResource(`organisation:${org}`, async (signal) => (await organisations.get(org, signal)).data);
  return <OrganisationContext.Provider value={found}>{children}</OrganisationContext.Provider>;
}

/** The organisation of this page; null outside of one. */
export function useOrganisation(): Resource<Organisation> | null {
  return useContext(OrganisationContext);
}

/**
 * Whether to offer what this role may do. Undefined while the role is not known, so that nothing is offered and taken
 * away again; true when it cannot be known, since the services decide in any case.
 */
export function useMay(needed: Role): boolean | undefined {
  const found = useContext(OrganisationContext);
  if (found?.data !== undefined) return includes(found.data.role, needed);
  return found?.error === undefined ? undefined : true;
}
