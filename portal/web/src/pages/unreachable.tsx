import { coverage, me } from '../api';
import type { Coverage, Unreachable } from '../api/types';
import { instant } from '../format/time';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useResource, type Resource } from '../state/resource';
import { t } from '../text';
import { Icon } from '../ui/icon';

function useCoverage(org: string): Resource<Coverage> {
  return useResource(`coverage:${org}`, async (signal) => (await coverage.get(org, signal)).data);
}

/** Warns of everybody on call in the next 14 days whom an alert would not wake; of one schedule, or of all. Nothing while there is nobody. */
export function WhoCannotBeReached({ org, where }: { org: string; where?: string }) {
  const found = useCoverage(org);
  const self = useResource('me', async (signal) => (await me.get(signal)).data);
  const people = (found.data?.unreachable ?? []).filter((one) => where === undefined || one.where.includes(where));
  if (people.length === 0) return null;
  const own = people.find(({ person }) => person === self.data?.subject);
  const others = people.filter((one) => one !== own);
  return (
    <>
      {own !== undefined && <Own org={org} one={own} />}
      {others.length > 0 && (
        <section class="notice notice-bad" aria-labelledby="unreachable">
          <Icon name="warn" />
          <div class="notice-body">
            <h2 id="unreachable" class="notice-title">{t.coverage.heading}</h2>
            <p>{t.coverage.lead}</p>
            <ul aria-label={t.coverage.list}>{others.map((one) => <li key={one.person}>{t.coverage.one(one.name, instant(one.from), one.where.join(', '))}</li>)}</ul>
          </div>
        </section>
      )}
    </>
  );
}

function Own({ org, one }: { org: string; one: Unreachable }) {
  return (
    <section class="notice notice-bad" aria-labelledby="unreachable-self">
      <Icon name="warn" />
      <div class="notice-body">
        <h2 id="unreachable-self" class="notice-title">{t.coverage.self}</h2>
        <p>{t.coverage.selfDetail(instant(one.from), one.where.join(', '))}</p>
        <Link href={to.contacts(org)}>{t.coverage.fix}</Link>
      </div>
    </section>
  );
}

/** For how long a policy reaches somebody. Nothing until it was measured. */
export function Reaches({ org, policy }: { org: string; policy: string }) {
  const found = useCoverage(org).data?.policies.find((one) => one.policy === policy);
  if (found === undefined) return null;
  const { firstGap: gap } = found;
  return (
    <p class={gap === undefined ? 'fine duty-covered' : 'duty-gap'}>
      <Icon name={gap === undefined ? 'check' : 'warn'} size={14} />
      <span>{t.coverage.days} {gap === undefined ? t.coverage.whole(found.gapFreeDays) : t.coverage.gap(instant(gap.start), gap.reason)}</span>
    </p>
  );
}
