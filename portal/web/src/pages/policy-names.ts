import { allPages, members, policies, webhooks } from '../api';
import { useMay } from '../state/organisation';
import { useResource, type Resource } from '../state/resource';
import { namesOf, type Names } from './policy-model';

/** Everybody and everything that a policy can name. Who may not see webhooks is not shown any. */
export function useNames(org: string): Resource<Names> {
  const admin = useMay('admin');
  return useResource(admin === undefined ? null : `policy-names:${org}:${String(admin)}`, async (signal) => {
    const people = await allPages((cursor) => members.list(org, { cursor, limit: 100, signal }));
    const schedules = await allPages((cursor) => policies.schedules(org, { cursor, limit: 100, signal }));
    const hooks = admin === true
      ? (await allPages((cursor) => webhooks.list(org, { cursor, limit: 100, signal }))).items
      : null;
    return namesOf(people.items, schedules.items, hooks);
  });
}
