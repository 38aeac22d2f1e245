import { useState } from 'preact/hooks';
import { allPages, policies, routing } from '../api';
import { ApiError } from '../api/problem';
import type { Policy, Routing, RoutingRule } from '../api/types';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { ProblemMessage } from '../ui/problem';
import { MatcherTags } from './matchers-field';
import { RoutingPreview } from './routing-preview';
import { OtherwiseForm, policyName, RuleForm } from './rule-form';

/** Where alerts go: the rules in their order, and a place to try them. */
export function RoutingPage({ org }: { org: string }) {
  const found = useResource(`routing:${org}`, async (signal) => (await routing.get(org, signal)).data);
  const known = useResource(`routing-policies:${org}`, (signal) => allPages((cursor) => policies.list(org, { cursor, limit: 100, signal })));
  return (
    <>
      <PageHead title={t.routing.heading} lead={t.routing.lead} />
      <Loaded resource={known}>
        {({ items }) => (
          <>
            <Loaded resource={found}>{(data) => <Rules org={org} data={data} policies={items} onSaved={found.put} onStale={found.reload} />}</Loaded>
            <RoutingPreview org={org} policies={items} />
          </>
        )}
      </Loaded>
    </>
  );
}

/**
 * What a dialog is open for: a rule, or null for a new one, or that which meets none. What it saves is based on `of`, the rules as
 * they were when it was opened: the page may show newer ones by then, which nobody saw who is in the dialog.
 */
interface Asked { of: Routing; rule: RoutingRule | null | 'otherwise' }

const moved = (rules: readonly RoutingRule[], from: number, to: number) => {
  const next = [...rules];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};

function Rules({ org, data, policies: known, onSaved, onStale }: {
  org: string; data: Routing; policies: readonly Policy[]; onSaved: (next: Routing) => void; onStale: () => void;
}) {
  const may = useMay('editor') === true;
  const [editing, setEditing] = useState<Asked | null>(null);
  const [removing, setRemoving] = useState<{ of: Routing; rule: RoutingRule } | null>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async (of: Routing, rules: readonly RoutingRule[], otherwise = of.otherwise ?? null) => {
    setSaving(true);
    try {
      onSaved((await routing.change(org, rules, otherwise, of.version)).data);
      setError(undefined);
    } catch (refused) {
      if (!(refused instanceof ApiError) || refused.status !== 412) throw refused;
      onStale();
      throw new ApiError({ ...refused.problem, detail: t.routing.changed });
    } finally {
      setSaving(false);
    }
  };
  const move = (from: number, to: number) => {
    save(data, moved(data.rules, from, to)).catch(setError);
  };
  const close = () => setEditing(null);
  return (
    <section class="panel words" aria-labelledby="rules">
      <header class="words-head">
        <h2 id="rules">{t.routing.rules}</h2>
        {may && <Button icon="plus" onClick={() => setEditing({ of: data, rule: null })}>{t.routing.add}</Button>}
      </header>
      <ProblemMessage error={error} />
      {data.rules.length === 0 && <p class="fine">{t.routing.none}</p>}
      <ol class="words-list">
        {data.rules.map((rule, at) => (
          <li key={rule.id} class="word">
            <p class="word-head"><strong>{rule.name}</strong> <Target policies={known} policy={rule.policy} />
              {rule.urgency != null && <span class="tag">{t.alerts.urgency}: {t.alerts.urgencies[rule.urgency]}</span>}
              {(rule.groupBy?.length ?? 0) > 0 && <span class="muted">{t.routing.grouped((rule.groupBy ?? []).join(', '))}</span>}
            </p>
            <MatcherTags matchers={rule.matchers} />
            {may && (
              <div class="form-actions">
                {at > 0 && <Button small busy={saving} label={t.routing.up(rule.name)} onClick={() => move(at, at - 1)}>↑</Button>}
                {at < data.rules.length - 1 && <Button small busy={saving} label={t.routing.down(rule.name)} onClick={() => move(at, at + 1)}>↓</Button>}
                <Button small label={t.routing.editOf(rule.name)} onClick={() => setEditing({ of: data, rule })}>{t.actions.edit}</Button>
                <Button small label={t.routing.removeOf(rule.name)} onClick={() => setRemoving({ of: data, rule })}>{t.actions.remove}</Button>
              </div>
            )}
          </li>
        ))}
        <li class="word">
          <p class="word-head"><strong>{t.routing.otherwise}</strong> <Target policies={known} policy={data.otherwise} /></p>
          {may && <div class="form-actions"><Button small onClick={() => setEditing({ of: data, rule: 'otherwise' })}>{t.routing.changeOtherwise}</Button></div>}
        </li>
      </ol>
      {editing?.rule === 'otherwise' && (
        <OtherwiseForm policy={editing.of.otherwise ?? ''} policies={known} onClose={close} onSave={async (policy) => {
          await save(editing.of, editing.of.rules, policy === '' ? null : policy);
          close();
        }} />
      )}
      {editing !== null && editing.rule !== 'otherwise' && (
        <RuleForm rule={editing.rule} policies={known} onClose={close} onSave={async (rule) => {
          const { rules } = editing.of;
          await save(editing.of, editing.rule === null ? [...rules, rule] : rules.map((one) => (one === editing.rule ? rule : one)));
          close();
        }} />
      )}
      {removing !== null && (
        <Confirm title={t.routing.removeAsk} detail={t.routing.removeDetail} verb={t.actions.remove} onClose={() => setRemoving(null)}
          onConfirm={() => save(removing.of, removing.of.rules.filter((one) => one !== removing.rule))} />
      )}
    </section>
  );
}

function Target({ policies: known, policy }: { policies: readonly Policy[]; policy?: string | null }) {
  return <span class="muted">{policy == null ? t.routing.nobody : t.routing.to(policyName(known, policy))}</span>;
}
