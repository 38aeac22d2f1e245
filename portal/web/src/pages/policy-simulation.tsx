import { useState } from 'preact/hooks';
import type { PolicySimulation, SimulatedStep, Urgency } from '../api/types';
import { instant } from '../format/time';
import { t } from '../text';
import { At } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { ProblemMessage } from '../ui/problem';

type Run = (asked: { at?: string; urgency: Urgency }) => Promise<PolicySimulation>;

/** Tries a policy out at an instant, and shows who would be told when. */
export function Simulation({ run, note }: { run: Run; note?: string }) {
  const [when, setWhen] = useState('');
  const [urgency, setUrgency] = useState<Urgency>('high');
  const [shown, setShown] = useState<PolicySimulation | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const show = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setShown(await run({ urgency, ...(when === '' ? {} : { at: new Date(when).toISOString() }) }));
    } catch (refused) {
      setShown(null);
      setError(refused);
    }
    setBusy(false);
  };
  return (
    <section class="panel" aria-labelledby="simulate">
      <h2 id="simulate">{t.policies.simulate}</h2>
      <p class="lead">{t.policies.simulateLead} {note}</p>
      <div class="form-pair">
        <TextField label={t.policies.when} optional type="datetime-local" hint={t.policies.whenHint} value={when} onInput={setWhen} />
        <SelectField label={t.policies.urgency} value={urgency} onChange={setUrgency} options={(['high', 'low'] as const).map((value) => ({ value, label: t.alerts.urgencies[value] }))} />
      </div>
      <div class="form-actions"><Button busy={busy} onClick={() => void show()}>{t.policies.run}</Button></div>
      <ProblemMessage error={error} />
      <div aria-live="polite">{shown !== null && <Outcome shown={shown} />}</div>
    </section>
  );
}

function Outcome({ shown }: { shown: PolicySimulation }) {
  return (
    <>
      <h3>{t.policies.result(instant(shown.at))}</h3>
      {shown.reachesNobody && <p class="notice notice-bad">{t.policies.reachesNobody}</p>}
      <ol class="timeline simulation">
        {shown.steps.map((step) => <Simulated key={`${step.round}.${step.step}`} step={step} />)}
      </ol>
    </>
  );
}

function Simulated({ step }: { step: SimulatedStep }) {
  const told = step.people.length + step.webhooks.length > 0;
  return (
    <li class={`event ${told ? 'event-escalated' : 'event-nobody-on-call'}`}>
      <p><strong>{step.fallback ? t.policies.fallback : t.policies.step(step.step)}</strong>{step.round > 1 && ` (${t.policies.round(step.round)})`} <span class="fine"><At at={step.at} /></span></p>
      {step.people.map((person) => <p key={person.person}>{person.name} <span class="fine">{person.why}</span></p>)}
      {step.webhooks.map((webhook) => <p key={webhook.id}>{webhook.name} <span class="fine">{t.policies.kinds.webhook}</span></p>)}
      {!told && <p>{t.policies.nobody}</p>}
      {step.missing.map((why) => <p key={why} class="fine">{why}</p>)}
      {t.policies.then[step.then] !== '' && <p class="fine">{t.policies.then[step.then]}</p>}
    </li>
  );
}
