import { useState } from 'preact/hooks';
import { allPages, drillPlans } from '../api';
import type { DrillPlan, Policy } from '../api/types';
import { instant } from '../format/time';
import { hasDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { ProblemMessage } from '../ui/problem';
import type { Choice } from './drill-begin';
import { fieldsOf } from './drill-model';
import { DrillPlanForm } from './drill-plan-form';

/** Drills that begin by themselves. */
export function DrillPlans({ org, all, projects }: { org: string; all: readonly Policy[]; projects: readonly Choice[] }) {
  const list = useResource(`drill-plans:${org}`, (signal) => allPages((cursor) => drillPlans.list(org, { cursor, limit: 100, signal })));
  const may = useMay('editor') === true && all.length > 0;
  const draft = `drill-plan:${org}`;
  const [creating, setCreating] = useState(() => hasDraft(draft));
  return (
    <section class="panel words" aria-labelledby="drill-plans">
      <header class="words-head">
        <h2 id="drill-plans">{t.drills.plans}</h2>
        {may && <Button icon="plus" onClick={() => setCreating(true)}>{t.drills.plan}</Button>}
      </header>
      <p class="fine">{t.drills.plansLead}</p>
      <Loaded resource={list}>
        {({ items }) => items.length === 0 ? <p class="fine">{t.drills.noPlans}</p> : (
          <ul class="words-list" aria-label={t.drills.planList}>{items.map((plan) => <Plan key={plan.id} org={org} plan={plan} all={all} may={may} onChanged={list.reload} />)}</ul>
        )}
      </Loaded>
      {creating && may && <DrillPlanForm org={org} draft={draft} all={all} projects={projects} onClose={() => setCreating(false)} onMade={() => {
        setCreating(false);
        list.reload();
      }} />}
    </section>
  );
}

function Plan({ org, plan, all, may, onChanged }: { org: string; plan: DrillPlan; all: readonly Policy[]; may: boolean; onChanged: () => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [removing, setRemoving] = useState(false);
  const name = all.find(({ id }) => id === plan.policy)?.name ?? t.drills.gone;
  const turn = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await drillPlans.change(org, plan, { ...fieldsOf(plan), enabled: !plan.enabled });
      onChanged();
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  return (
    <li class="word">
      <p class="word-head"><strong>{name}</strong><span class="badge">{plan.enabled ? t.drills.on : t.drills.off}</span>{plan.project !== undefined && <span class="tag">{plan.project}</span>}</p>
      <p>{t.drills.every(plan.every, plan.unit)}, {t.drills.between(plan.from, plan.until, plan.timeZone)}</p>
      {plan.next !== undefined && <p class="fine">{t.drills.next(instant(plan.next))}</p>}
      {plan.note !== undefined && <p class="fine">{plan.note}</p>}
      <ProblemMessage error={error} />
      {may && (
        <div class="form-actions">
          <Button small busy={busy} label={plan.enabled ? t.drills.turnOffOf(name) : t.drills.turnOnOf(name)} onClick={() => void turn()}>{plan.enabled ? t.drills.turnOff : t.drills.turnOn}</Button>
          <Button small label={t.drills.removeOf(name)} onClick={() => setRemoving(true)}>{t.actions.remove}</Button>
        </div>
      )}
      {removing && <Confirm title={t.drills.removeAsk} detail={t.drills.removeDetail} verb={t.actions.remove} onClose={() => setRemoving(false)} onConfirm={async () => {
        await drillPlans.remove(org, plan);
        onChanged();
      }} />}
    </li>
  );
}
