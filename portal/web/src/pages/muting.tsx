import { useState } from 'preact/hooks';
import { allPages, maintenance, silences } from '../api';
import type { Maintenance, Silence } from '../api/types';
import { written } from '../format/matchers';
import { instant } from '../format/time';
import { hasDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { MaintenanceForm } from './maintenance-form';
import { MatcherTags } from './matchers-field';
import { SilenceForm } from './silence-form';

/** What keeps people from being paged: silences, and windows of planned work. */
export function MutingPage({ org }: { org: string }) {
  return (
    <>
      <PageHead title={t.muting.heading} lead={t.muting.lead} />
      <Silences org={org} />
      <Windows org={org} />
    </>
  );
}

function Silences({ org }: { org: string }) {
  const list = useResource(`silences:${org}`, (signal) => allPages((cursor) => silences.list(org, { cursor, limit: 100, signal })));
  const may = useMay('responder') === true;
  const draft = `silence:${org}`;
  const [creating, setCreating] = useState(() => hasDraft(draft));
  const [ending, setEnding] = useState<Silence | null>(null);
  return (
    <section class="panel words" aria-labelledby="silences">
      <header class="words-head">
        <h2 id="silences">{t.muting.silences}</h2>
        {may && <Button icon="plus" onClick={() => setCreating(true)}>{t.muting.create}</Button>}
      </header>
      <Loaded resource={list}>
        {({ items }) => items.length === 0 ? <p class="fine">{t.muting.noSilences}</p> : (
          <ul class="words-list" aria-label={t.muting.silenceList}>
            {items.map((one) => (
              <li key={one.id} class="word">
                <p class="word-head">
                  <span class="badge">{t.muting.states[one.state]}</span>
                  {one.state === 'pending' && <span>{t.muting.from(instant(one.start))}</span>}
                  <strong>{t.muting.until(instant(one.end))}</strong>
                </p>
                <MatcherTags matchers={one.matchers} />
                <p class="word-text">{one.reason}</p>
                <p class="fine">{t.muting.madeBy(one.createdByName)}</p>
                {may && <div class="form-actions"><Button small label={t.muting.endOf(one.matchers.map(written).join(', '))} onClick={() => setEnding(one)}>{t.muting.end}</Button></div>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {creating && <SilenceForm org={org} draft={draft} matchers={[]} onClose={() => setCreating(false)} onMade={() => {
        setCreating(false);
        list.reload();
      }} />}
      {ending !== null && <Confirm title={t.muting.endAsk} detail={t.muting.endDetail} verb={t.muting.end} danger={false} onClose={() => setEnding(null)} onConfirm={async () => {
        await silences.end(org, ending.id);
        list.reload();
      }} />}
    </section>
  );
}

function Windows({ org }: { org: string }) {
  const list = useResource(`maintenance:${org}`, (signal) => allPages((cursor) => maintenance.list(org, { cursor, limit: 100, signal })));
  const may = useMay('responder') === true;
  const draft = `maintenance:${org}`;
  const [creating, setCreating] = useState(() => hasDraft(draft));
  const [ending, setEnding] = useState<Maintenance | null>(null);
  return (
    <section class="panel words" aria-labelledby="windows">
      <header class="words-head">
        <h2 id="windows">{t.muting.windows}</h2>
        {may && <Button icon="plus" onClick={() => setCreating(true)}>{t.muting.plan}</Button>}
      </header>
      <Loaded resource={list}>
        {({ items }) => items.length === 0 ? <p class="fine">{t.muting.noWindows}</p> : (
          <ul class="words-list" aria-label={t.muting.windowList}>
            {items.map((one) => (
              <li key={one.id} class="word">
                <p class="word-head">
                  <strong>{one.name}</strong><span class="badge">{t.muting.windowStates[one.state]}</span>
                  {one.openUntil != null && <span>{t.muting.openUntil(instant(one.openUntil))}</span>}
                  <span class="muted">{t.muting.repeats[one.repeat]} · {one.timeZone}</span>
                </p>
                <MatcherTags matchers={one.matchers} />
                {one.next.length > 0 && <p class="fine">{t.muting.next}: {one.next.slice(0, 3).map(({ start }) => instant(start)).join('; ')}</p>}
                <p class="fine">{t.muting.madeBy(one.createdByName)}</p>
                {may && <div class="form-actions"><Button small label={t.muting.endOf(one.name)} onClick={() => setEnding(one)}>{t.muting.end}</Button></div>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {creating && <MaintenanceForm org={org} draft={draft} onClose={() => setCreating(false)} onMade={() => {
        setCreating(false);
        list.reload();
      }} />}
      {ending !== null && <Confirm title={t.muting.endWindowAsk} detail={t.muting.endDetail} verb={t.muting.end} danger={false} onClose={() => setEnding(null)} onConfirm={async () => {
        await maintenance.end(org, ending.id);
        list.reload();
      }} />}
    </section>
  );
}
