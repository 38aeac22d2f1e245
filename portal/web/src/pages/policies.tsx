import { allPages, policies } from '../api';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { DataAge, Empty, LinkButton, Loaded, PageHead } from '../ui/basics';
import { time } from './policy-model';
import { WhoCannotBeReached } from './unreachable';

/** The organisation's escalation policies. */
export function PoliciesPage({ org }: { org: string }) {
  const list = useResource(`policies:${org}`, (signal) => allPages((cursor) => policies.list(org, { cursor, limit: 100, signal })));
  const editor = useMay('editor');
  const create = editor === true ? <LinkButton href={to.newPolicy(org)}>{t.policies.create}</LinkButton> : undefined;
  const columns = t.policies.columns;
  return (
    <>
      <PageHead title={t.policies.heading} lead={t.policies.lead} actions={(list.data?.items.length ?? 0) > 0 ? create : undefined} />
      <WhoCannotBeReached org={org} />
      <Loaded resource={list}>
        {({ items }) => items.length === 0
          ? <Empty heading={t.policies.emptyHeading} text={t.policies.empty} action={create} art={<MiniCairn value={33} />} />
          : (
            <table class="table table-stack">
              <caption class="visually-hidden">{t.policies.caption}</caption>
              <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
              <tbody>
                {items.map((policy) => (
                  <tr key={policy.id}>
                    <th scope="row"><Link href={to.policy(org, policy.id)} class="row-link">{policy.name}</Link></th>
                    <td data-label={columns.steps}>{t.policies.stepCount(policy.steps.length)}</td>
                    <td data-label={columns.repeats}>{t.policies.times(policy.repeats, time(policy.pauseSeconds))}</td>
                    <td data-label={columns.silence}>{policy.acknowledgeTimeoutSeconds === 0 ? t.policies.never : t.policies.afterwards(time(policy.acknowledgeTimeoutSeconds))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
      </Loaded>
      <DataAge resource={list} />
    </>
  );
}
