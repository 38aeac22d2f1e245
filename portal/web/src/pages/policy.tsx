import { useState } from 'preact/hooks';
import { policies } from '../api';
import type { Policy } from '../api/types';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { LinkButton, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { nameOf, time, type Names } from './policy-model';
import { useNames } from './policy-names';
import { Simulation } from './policy-simulation';
import { Reaches } from './unreachable';

/** One policy: what it does, and what it would do at any instant. */
export function PolicyPage({ org, id }: { org: string; id: string }) {
  const found = useResource(`policy:${org}/${id}`, async (signal) => (await policies.get(org, id, signal)).data);
  const names = useNames(org);
  return (
    <Loaded whole resource={found}>
      {(policy) => (
        <>
          <Head org={org} policy={policy} />
          <Reaches org={org} policy={policy.id} />
          <Loaded resource={names}>{(known) => <Steps policy={policy} names={known} />}</Loaded>
          <Simulation run={async (asked) => (await policies.simulate(org, id, asked)).data} />
        </>
      )}
    </Loaded>
  );
}

function Head({ org, policy }: { org: string; policy: Policy }) {
  const [removing, setRemoving] = useState(false);
  const editor = useMay('editor');
  return (
    <>
      <PageHead
        title={policy.name} crumbs={[{ label: t.nav.policies, href: to.policies(org) }]}
        lead={<p>{policy.description ?? t.policies.version(policy.version)}</p>}
        actions={editor === true && (
          <>
            <LinkButton kind="plain" href={to.drills(org, policy.id)}>{t.coverage.drills}</LinkButton>
            <LinkButton href={to.editPolicy(org, policy.id)}>{t.policies.edit}</LinkButton>
            <Button kind="danger" onClick={() => setRemoving(true)}>{t.policies.remove}</Button>
          </>
        )}
      />
      {removing && (
        <Confirm
          title={t.policies.removeAsk(policy.name)} detail={t.policies.removeDetail} verb={t.policies.remove} onClose={() => setRemoving(false)}
          onConfirm={async () => {
            await policies.remove(org, policy);
            navigate(to.policies(org), { replace: true });
          }}
        />
      )}
    </>
  );
}

function Steps({ policy, names }: { policy: Policy; names: Names }) {
  const { lowUrgency } = policy;
  const quiet = lowUrgency.quietHours;
  return (
    <section class="panel" aria-label={t.policies.steps}>
      <ol class="policy-steps">
        {policy.steps.map((step, i) => (
          <li key={i}>
            <p><strong>{t.policies.step(i + 1)}</strong> <span class="fine">{step.delaySeconds === 0 ? t.policies.atOnce : t.policies.at(time(step.delaySeconds))}</span></p>
            {step.targets.map((target) => (
              <p key={`${target.kind}:${target.id}`}>{nameOf(target, names)} <span class="tag">{t.policies.kinds[target.kind]}</span></p>
            ))}
          </li>
        ))}
      </ol>
      <dl class="meta">
        <div><dt>{t.policies.repeats}</dt><dd>{t.policies.times(policy.repeats, time(policy.pauseSeconds))}</dd></div>
        <div><dt>{t.policies.columns.silence}</dt><dd>{policy.acknowledgeTimeoutSeconds === 0 ? t.policies.never : t.policies.afterwards(time(policy.acknowledgeTimeoutSeconds))}</dd></div>
        <div><dt>{t.policies.fallback}</dt><dd>{policy.fallback.length === 0 ? t.policies.noFallback : policy.fallback.map((target) => nameOf(target, names)).join(', ')}</dd></div>
        <div><dt>{t.policies.low}</dt><dd>{lowUrgency.escalates ? t.policies.lowEscalates : t.policies.lowOnce}{quiet !== undefined && `; ${t.policies.quiet(quiet.start, quiet.end, quiet.timeZone)}`}</dd></div>
      </dl>
    </section>
  );
}
