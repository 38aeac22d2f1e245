import { useState } from 'preact/hooks';
import { schedules } from '../api';
import type { OnCall, OnCallLayer } from '../api/types';
import { withInstants } from '../format/time';
import { instantIn, localIn, whenIn } from '../format/zone';
import { t } from '../text';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';
import { overrideText } from './schedule-overrides';
import type { Names, Parts } from './schedule-parts';
import { namesOf } from './schedules';

/** Why somebody is on call at an instant, layer by layer. */
export function Why({ org, schedule, names }: Parts) {
  const zone = schedule.timeZone;
  const [at, setAt] = useState(() => localIn(zone, Date.now()));
  const [answer, setAnswer] = useState<OnCall | null>(null);
  const form = useForm(at, (text) => ({ '/at': Number.isNaN(instantIn(zone, text)) ? t.schedules.timeMissing : undefined }), async () => {
    setAnswer((await schedules.onCall(org, schedule.id, new Date(instantIn(zone, at)).toISOString())).data);
  });
  return (
    <section class="panel why" aria-labelledby="why">
      <h2 id="why">{t.schedules.explain}</h2>
      <form class="why-form" noValidate onSubmit={form.submit}>
        <TextField label={t.schedules.explainAt} type="datetime-local" value={at} hint={t.schedules.explainHint(zone)} onInput={setAt} error={form.fieldError('/at')} />
        <Button kind="primary" type="submit" busy={form.busy}>{t.schedules.explainAsk}</Button>
      </form>
      <ProblemMessage error={form.error} />
      <div aria-live="polite">{answer !== null && <Answer answer={answer} zone={zone} names={names} />}</div>
    </section>
  );
}

function Answer({ answer, zone, names }: { answer: OnCall; zone: string; names: Names }) {
  const when = whenIn(zone, answer.at);
  return (
    <div class="why-answer">
      <p class="why-result">
        {answer.onCall.length === 0 ? t.schedules.explainNobody(when) : t.schedules.explained(namesOf(answer.onCall), when)}
        {answer.until !== undefined && <> {t.schedules.changes(whenIn(zone, answer.until))}</>}
      </p>
      {answer.temporary !== undefined && <p><Icon name="flag" size={14} /> {t.schedules.byTemporary}</p>}
      {answer.overrides.length > 0 && <ul class="rows">{answer.overrides.map((one) => <li key={one.id}><div><strong>{overrideText(one, names)}</strong><p class="fine">{t.schedules.fromTo(whenIn(zone, one.start), whenIn(zone, one.end))}</p></div></li>)}</ul>}
      <ul class="rows">{answer.layers.map((layer) => <LayerLine key={layer.id} layer={layer} zone={zone} names={names} />)}</ul>
    </div>
  );
}

function LayerLine({ layer, zone, names }: { layer: OnCallLayer; zone: string; names: Names }) {
  const turn = layer.shiftStart === undefined ? t.schedules.noTurn
    : layer.person === undefined ? t.schedules.turnOfNobody : t.schedules.turnOf(names.get(layer.person) ?? layer.person);
  return (
    <li>
      <div>
        <strong>{layer.name}</strong> <span class="tag">{t.schedules.priority(layer.priority)}</span>
        <p>
          {turn}
          {layer.left && <> · {t.schedules.leftOrganisation}</>}
          {layer.shiftStart !== undefined && layer.shiftEnd !== undefined && <span class="fine"> {t.schedules.fromTo(whenIn(zone, layer.shiftStart), whenIn(zone, layer.shiftEnd))}</span>}
        </p>
        <p class="fine">{layer.counts ? t.schedules.counting : t.schedules.notCounting}</p>
        {layer.note !== undefined && <p class="clock-note"><Icon name="clock" size={14} /> {withInstants(layer.note)}</p>}
      </div>
    </li>
  );
}
