import { useState } from 'preact/hooks';
import { alerts } from '../api';
import type { Alert, AlertState } from '../api/types';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { t } from '../text';
import { Button } from '../ui/button';
import { newKey } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { DeclareForm } from './incident-form';

/** More cannot be changed at once. */
const MOST = 100;

/** The alerts of a list that are chosen, and what can be done with them together. */
export interface Selection {
  may: boolean;
  chosen: ReadonlySet<string>;
  toggle: (id: string) => void;
  all: (ids: readonly string[]) => void;
  act: (action: 'acknowledge' | 'resolve') => void;
  busy: boolean;
  error: unknown;
  /** What the last action did, in one or two sentences. */
  outcome: string;
}

export function useSelection(org: string, items: readonly Alert[], onChanged: () => void): Selection {
  const may = useMay('responder');
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [outcome, setOutcome] = useState('');
  // What has left the list meanwhile is not acted on.
  const shown = items.filter((alert) => ids.has(alert.id)).slice(0, MOST);
  const act = async (action: 'acknowledge' | 'resolve') => {
    setBusy(true);
    setError(undefined);
    setOutcome('');
    try {
      const { data } = await alerts.actOnMany(org, shown, action, newKey());
      setOutcome(outcomeOf(data.results));
      setIds(new Set());
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
    onChanged();
  };
  return {
    may: may === true, busy, error, outcome,
    chosen: new Set(shown.map(({ id }) => id)),
    toggle: (id) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    all: (every) => setIds(new Set(every)),
    act: (action) => void act(action),
  };
}

/** How many were changed, and how many had moved on. */
export function outcomeOf(results: readonly { done: boolean }[]): string {
  const done = results.filter((one) => one.done).length;
  const rest = results.length - done;
  return [t.alerts.doneMany(done), ...(rest > 0 ? [t.alerts.notDone(rest)] : [])].join(' ');
}

/** Chooses all alerts, and acts on those that are chosen. */
export function BulkBar({ org, selection, items, state }: { org: string; selection: Selection; items: readonly Alert[]; state: AlertState }) {
  const [declaring, setDeclaring] = useState(false);
  if (!selection.may) return null;
  const { chosen, busy } = selection;
  const every = items.slice(0, MOST).map(({ id }) => id);
  const all = chosen.size === every.length;
  return (
    <div class="bulk">
      <label class="check">
        <input type="checkbox" checked={all} onChange={() => selection.all(all ? [] : every)} />
        <span>{t.alerts.selectAll}</span>
      </label>
      {chosen.size > 0 && (
        <>
          <span class="fine">{t.alerts.selected(chosen.size)}</span>
          {state === 'open' && <Button small kind="primary" busy={busy} onClick={() => selection.act('acknowledge')}>{t.alerts.acknowledge}</Button>}
          <Button small busy={busy} onClick={() => selection.act('resolve')}>{t.alerts.resolve}</Button>
          <Button small busy={busy} onClick={() => setDeclaring(true)}>{t.incidents.declare}</Button>
        </>
      )}
      {declaring && (
        <DeclareForm
          org={org} draft={`incident-of-many:${org}`} alerts={items.filter(({ id }) => chosen.has(id))}
          onClose={() => setDeclaring(false)} onDone={(id) => navigate(to.incident(org, id))}
        />
      )}
    </div>
  );
}

/** What the last action on many did; it stays when the list has become empty by it. */
export function BulkOutcome({ selection }: { selection: Selection }) {
  return (
    <>
      <p class="bulk-outcome fine" role="status">{selection.outcome}</p>
      <ProblemMessage error={selection.error} />
    </>
  );
}
