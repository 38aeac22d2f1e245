import { useState } from 'preact/hooks';
import { schedules } from '../api';
import type { Swap } from '../api/types';
import { whenIn } from '../format/zone';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import type { Names, Parts } from './schedule-parts';
import { hoursAhead, iso, peopleOptions, timeErrors } from './schedule-overrides';

export type SwapVerb = 'accept' | 'decline' | 'withdraw';

/** What this person may do with a swap. The service decides in any case. */
export function swapVerbs(swap: Swap, self: string | undefined): SwapVerb[] {
  if (swap.state !== 'open' || self === undefined) return [];
  if (swap.with === self) return ['accept', 'decline'];
  return swap.person === self ? ['withdraw'] : [];
}

/** The swaps of a schedule: asked for, and answered by who is asked. */
export function Swaps({ org, schedule, names, self, changed }: Parts) {
  const list = useResource(`swaps:${org}/${schedule.id}`, async (signal) => (await schedules.swaps(org, schedule.id, signal)).data);
  const responder = useMay('responder') === true;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState('');
  const [error, setError] = useState<unknown>();
  const decide = async (swap: Swap, verb: SwapVerb) => {
    setBusy(swap.id + verb);
    setError(undefined);
    try {
      await schedules.decideSwap(org, schedule.id, swap.id, verb);
      changed();
    } catch (refused) {
      setError(refused);
    }
    list.reload();
    setBusy('');
  };
  const others = new Map([...names].filter(([subject]) => subject !== self));
  return (
    <section class="panel" aria-labelledby="swaps">
      <header class="words-head">
        <div><h2 id="swaps">{t.schedules.swaps}</h2><p class="fine">{t.schedules.swapsLead}</p></div>
        {responder && others.size > 0 && <Button icon="plus" onClick={() => setAsking(true)}>{t.schedules.askSwap}</Button>}
      </header>
      <ProblemMessage error={error} />
      <Loaded resource={list}>
        {(items) => items.length === 0 ? <p class="fine">{t.schedules.noSwaps}</p> : (
          <ul class="rows">
            {items.slice(0, 20).map((swap) => <SwapLine key={swap.id} swap={swap} zone={schedule.timeZone} names={names} verbs={swapVerbs(swap, self)} busy={busy} onVerb={(verb) => void decide(swap, verb)} />)}
          </ul>
        )}
      </Loaded>
      {asking && (
        <AskForSwap
          org={org} id={schedule.id} zone={schedule.timeZone} others={others} onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            list.reload();
          }}
        />
      )}
    </section>
  );
}

function SwapLine({ swap, zone, names, verbs, busy, onVerb }: {
  swap: Swap; zone: string; names: Names; verbs: SwapVerb[]; busy: string; onVerb: (verb: SwapVerb) => void;
}) {
  const text = t.schedules.swapText(names.get(swap.person) ?? swap.person, names.get(swap.with) ?? swap.with);
  return (
    <li>
      <div class="grow">
        <strong>{text}</strong> <span class="tag">{t.schedules.swapStates[swap.state]}</span>
        <p class="fine">
          {t.schedules.fromTo(whenIn(zone, swap.start), whenIn(zone, swap.end))}
          {swap.returnStart !== undefined && swap.returnEnd !== undefined && <>, {t.schedules.inReturn(whenIn(zone, swap.returnStart), whenIn(zone, swap.returnEnd))}</>}
        </p>
        {swap.note !== undefined && <p class="word-text">{swap.note}</p>}
        {verbs.length > 0 && (
          <div class="form-actions">
            {verbs.map((verb) => (
              <Button key={verb} small kind={verb === 'accept' ? 'primary' : 'plain'} busy={busy === swap.id + verb} label={t.schedules.verbOf(t.schedules[verb], text)} onClick={() => onVerb(verb)}>
                {t.schedules[verb]}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

const POINTERS = ['/with', '/start', '/end', '/returnStart', '/returnEnd', '/note'];

function AskForSwap({ org, id, zone, others, onClose, onDone }: { org: string; id: string; zone: string; others: Names; onClose: () => void; onDone: () => void }) {
  const people = peopleOptions(others);
  const [values, setValues] = useState({
    with: people[0]?.value ?? '', start: hoursAhead(zone, 0), end: hoursAhead(zone, 8), returning: false, returnStart: hoursAhead(zone, 24), returnEnd: hoursAhead(zone, 32), note: '',
  });
  const set = (changes: Partial<typeof values>) => setValues({ ...values, ...changes });
  const form = useForm(values, (typed) => ({
    ...timeErrors(zone, typed.start, typed.end),
    ...(typed.returning ? timeErrors(zone, typed.returnStart, typed.returnEnd, '/returnStart', '/returnEnd') : {}),
  }), async (key) => {
    await schedules.askForSwap(org, id, {
      with: values.with, start: iso(zone, values.start), end: iso(zone, values.end),
      ...(values.returning ? { returnStart: iso(zone, values.returnStart), returnEnd: iso(zone, values.returnEnd) } : {}),
      ...(values.note.trim() === '' ? {} : { note: values.note.trim() }),
    }, key);
    onDone();
  });
  return (
    <Dialog title={t.schedules.askSwap} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} onRetry={form.again} shown={POINTERS} />
        <SelectField label={t.schedules.swapWith} value={values.with} options={people} onChange={(one) => set({ with: one })} error={form.fieldError('/with')} />
        <div class="form-pair">
          <TextField label={t.schedules.start} type="datetime-local" value={values.start} onInput={(start) => set({ start })} error={form.fieldError('/start')} />
          <TextField label={t.schedules.end} type="datetime-local" value={values.end} onInput={(end) => set({ end })} error={form.fieldError('/end')} />
        </div>
        <label class="check"><input type="checkbox" checked={values.returning} onChange={(event) => set({ returning: event.currentTarget.checked })} /><span>{t.schedules.swapReturn}</span></label>
        {values.returning && (
          <div class="form-pair">
            <TextField label={t.schedules.returnStart} type="datetime-local" value={values.returnStart} onInput={(returnStart) => set({ returnStart })} error={form.fieldError('/returnStart')} />
            <TextField label={t.schedules.returnEnd} type="datetime-local" value={values.returnEnd} onInput={(returnEnd) => set({ returnEnd })} error={form.fieldError('/returnEnd')} />
          </div>
        )}
        <p class="fine">{t.schedules.allTimesIn(zone)}</p>
        <TextField label={t.schedules.note} optional maxLength={500} value={values.note} onInput={(note) => set({ note })} error={form.fieldError('/note')} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.schedules.askSwap}</Button>
        </div>
      </form>
    </Dialog>
  );
}
