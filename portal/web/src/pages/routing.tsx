import { useState } from 'preact/hooks';
import { allPages, policies, routing } from '../api';
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
            <Loaded resource={found}>{(data) => <Rules org={org} data={data} policies={items} onSaved={found.put} />}</Loaded>
            <RoutingPreview org={org} policies={items} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** What is written of a rule to a list: at the place of another one, or at the end. */
type Editing = { at: number; rule: RoutingRule | null } | 'otherwise';

function Rules({ org, data, policies: known, onSaved }: { org: string; data: Routing; policies: readonly Policy[]; onSaved: (next: Routing) => void }) {
  const may = useMay('editor') === true;
  const [editing, setEditing] = useState<Editing | null>(null);
  const [removing, setRemoving] = useState<number | null>(null);
  const [error, setError] = useState<unknown>();
  const save = async (rules: readonly RoutingRule[], otherwise = data.otherwise ?? null) => {
    onSaved((await routing.change(org, rules, otherwise, data.version)).data);
    setError(undefined);
  };
  const move = (from: number, to: number) => {
    const rules = [...data.rules];
    rules.splice(to, 0, ...rules.splice(from, 1));
    save(rules).catch(setError);
  };
  const close = () => setEditing(null);
  return (
    <section class="panel words" aria-labelledby="rules">
      <header class="words-head">
        <h2 id="rules">{t.routing.rules}</h2>
        {may && <Button icon="plus" onClick={() => setEditing({ at: data.rules.length, rule: null })}>{t.routing.add}</Button>}
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
                {at > 0 && <Button small label={t.routing.up(rule.name)} onClick={() => move(at, at - 1)}>↑</Button>}
                {at < data.rules.length - 1 && <Button small label={t.routing.down(rule.name)} onClick={() => move(at, at + 1)}>↓</Button>}
                <Button small label={t.routing.editOf(rule.name)} onClick={() => setEditing({ at, rule })}>{t.actions.edit}</Button>
                <Button small label={t.routing.removeOf(rule.name)} onClick={() => setRemoving(at)}>{t.actions.remove}</Button>
              </div>
            )}
          </li>
        ))}
        <li class="word">
          <p class="word-head"><strong>{t.routing.otherwise}</strong> <Target policies={known} policy={data.otherwise} /></p>
          {may && <div class="form-actions"><Button small onClick={() => setEditing('otherwise')}>{t.routing.changeOtherwise}</Button></div>}
        </li>
      </ol>
      {editing === 'otherwise' && (
        <OtherwiseForm policy={data.otherwise ?? ''} policies={known} onClose={close} onSave={async (policy) => {
          await save(data.rules, policy === '' ? null : policy);
          close();
        }} />
      )}
      {editing !== null && editing !== 'otherwise' && (
        <RuleForm rule={editing.rule} policies={known} onClose={close} onSave={async (rule) => {
          await save([...data.rules.slice(0, editing.at), rule, ...data.rules.slice(editing.at + 1)]);
          close();
        }} />
      )}
      {removing !== null && (
        <Confirm title={t.routing.removeAsk} detail={t.routing.removeDetail} verb={t.actions.remove} onClose={() => setRemoving(null)}
          onConfirm={() => save(data.rules.filter((_, at) => at !== removing))} />
      )}
    </section>
  );
}

function Target({ policies: known, policy }: { policies: readonly Policy[]; policy?: string | null }) {
  return <span class="muted">{policy == null ? t.routing.nobody : t.routing.to(policyName(known, policy))}</span>;
}
