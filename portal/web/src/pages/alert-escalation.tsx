import { useState } from 'preact/hooks';
import { alerts } from '../api';
import { ApiError } from '../api/problem';
import type { Alert, Escalation } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { At } from '../ui/basics';
import { Button } from '../ui/button';
import { newKey } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

/** How far the escalation of an alert is; nothing where it has none. */
export function AlertEscalation({ org, alert, onDone }: { org: string; alert: Alert; onDone: () => void }) {
  const found = useResource(`escalation:${org}/${alert.id}/${alert.version}`, async (signal) => (await alerts.escalation(org, alert.id, signal)).data);
  useFeedEvents(['alert.'], found.reload);
  const shown = found.data;
  if (shown === undefined || shown.state === 'none') return null;
  return (
    <section class="escalation" aria-labelledby="escalation">
      <h3 id="escalation">{t.escalation.heading} <span class="tag">{t.escalation.states[shown.state]}</span></h3>
      {shown.heldBy !== undefined && <p>{shown.heldBy}</p>}
      <dl class="meta">
        {shown.policy !== undefined && <div><dt>{t.escalation.policy}</dt><dd><Link href={to.policy(org, shown.policy.id)}>{t.escalation.ofPolicy(shown.policy.name, shown.policy.version)}</Link></dd></div>}
        <Next shown={shown} />
        <div><dt>{t.escalation.paged}</dt><dd>{shown.paged ?? 0}</dd></div>
      </dl>
      <EscalateNow org={org} alert={alert} shown={shown} onDone={() => { found.reload(); onDone(); }} />
    </section>
  );
}

function Next({ shown }: { shown: Escalation }) {
  if (shown.nextAt === undefined) return null;
  const at = <At at={shown.nextAt} />;
  if (shown.state === 'acknowledged') return <div><dt>{t.escalation.reopens}</dt><dd>{at}</dd></div>;
  if (shown.state === 'held') return <div><dt>{t.escalation.askedAgain}</dt><dd>{at}</dd></div>;
  return <div><dt>{t.escalation.next}</dt><dd>{t.escalation.nextStep(shown.nextStep ?? 1, shown.steps ?? 1, shown.nextRound ?? 1)}, {at}</dd></div>;
}

function EscalateNow({ org, alert, shown, onDone }: { org: string; alert: Alert; shown: Escalation; onDone: () => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const responder = useMay('responder');
  // What was refused stays on the page although the alert, which has moved on, may offer nothing any more.
  if (shown.state !== 'running' || responder !== true) return <ProblemMessage error={error} />;
  const go = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await alerts.escalate(org, alert.id, shown, newKey());
      onDone();
    } catch (refused) {
      setError(refused);
      if (refused instanceof ApiError && refused.status === 409) onDone();
    }
    setBusy(false);
  };
  return (
    <>
      <ProblemMessage error={error} />
      <Button small icon="up" busy={busy} onClick={() => void go()}>{t.escalation.escalate}</Button>
    </>
  );
}
