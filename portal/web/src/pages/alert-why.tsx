import { useState } from 'preact/hooks';
import { me, why } from '../api';
import type { Alert, AlertWhy, WhyLink, WhyReference } from '../api/types';
import { withInstants } from '../format/time';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useResource } from '../state/resource';
import { t } from '../text';
import { At, Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { ProblemMessage } from '../ui/problem';
import { useNames, type Names } from './schedule-parts';

/** Stands for everybody in the choice of a person. */
const EVERYBODY = '';

/** Why somebody was paged about an alert, or was not; derived when it is asked for. */
export function AlertWhySection({ org, alert }: { org: string; alert: Alert }) {
  const [asked, setAsked] = useState(false);
  return (
    <section class="alert-why" aria-labelledby="alert-why">
      <h3 id="alert-why">{t.why.heading}</h3>
      {asked ? <Asked org={org} alert={alert} /> : <p><Button onClick={() => setAsked(true)}>{t.why.ask}</Button></p>}
    </section>
  );
}

/** About the reader, at first. */
function Asked({ org, alert }: { org: string; alert: Alert }) {
  const { names, problem } = useNames(org);
  const self = useResource('me', async (signal) => (await me.get(signal)).data);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <>
      <ProblemMessage {...problem} />
      <Loaded resource={self}>
        {({ subject }) => {
          const person = chosen ?? subject;
          return (
            <>
              <SelectField label={t.why.person} value={person} onChange={setChosen} options={whoOf(names, subject)} />
              <Chain org={org} alert={alert} person={person} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

/** Everybody who can be asked about, the reader first. */
export function peopleOf(names: Names, self: string): { value: string; label: string }[] {
  const others = [...names].filter(([subject]) => subject !== self).sort(([, one], [, other]) => one.localeCompare(other));
  return [{ value: self, label: t.why.you(names.get(self) ?? self) }, ...others.map(([value, label]) => ({ value, label }))];
}

function whoOf(names: Names, self: string) {
  return [...peopleOf(names, self), { value: EVERYBODY, label: t.why.everybody }];
}

function Chain({ org, alert, person }: { org: string; alert: Alert; person: string }) {
  const found = useResource(`why:${org}/${alert.id}/${alert.version}/${person}`, async (signal) => (await why.alert(org, alert.id, { person: person === EVERYBODY ? null : person, signal })).data);
  return <Loaded resource={found}>{(answer) => <Answer org={org} answer={answer} />}</Loaded>;
}

function Answer({ org, answer }: { org: string; answer: AlertWhy }) {
  return (
    <>
      <ul class="verdicts">
        {answer.people.map((one) => (
          <li key={one.person}>
            <strong>{one.name}</strong> <span class={`tag verdict-${one.verdict}`}>{t.why.verdicts[one.verdict]}</span>
            <p>{withInstants(one.because)}</p>
          </li>
        ))}
      </ul>
      {answer.moreLeftOut && <p class="fine">{t.why.moreLeftOut}</p>}
      <ol class="chain" aria-label={t.why.chain}>{answer.links.map((link, n) => <OneLink key={n} org={org} link={link} />)}</ol>
    </>
  );
}

function OneLink({ org, link }: { org: string; link: WhyLink }) {
  const references = link.references.map((one) => ({ one, href: hrefOf(org, one) })).filter(({ href }) => href !== null);
  return (
    <li class={`link link-${link.outcome}`}>
      <p><strong>{t.why.kinds[link.kind]}</strong> <span class="fine">{t.why.outcomes[link.outcome]} · <At at={link.at} /></span></p>
      <p>{withInstants(link.text)}</p>
      {references.length > 0 && (
        <p class="fine link-references">
          {references.map(({ one, href }) => <Link key={one.id} href={href ?? ''}>{labelOf(one)}</Link>)}
        </p>
      )}
      {link.facts.answer !== undefined && <pre tabIndex={0} role="region" aria-label={t.alerts.said}><code>{link.facts.answer}</code></pre>}
    </li>
  );
}

function labelOf(one: WhyReference): string {
  const name = t.why.references[one.kind];
  const named = one.name === undefined ? name : `${name} ${one.name}`;
  return one.version === undefined ? named : t.why.versioned(named, one.version);
}

/** Where something that a link names is shown; null where it has no page of its own. */
export function hrefOf(org: string, { kind, id }: WhyReference): string | null {
  switch (kind) {
    case 'alert': return to.alert(org, id);
    case 'rule': return to.routing(org);
    case 'policy': return to.policy(org, id);
    case 'schedule': return to.schedule(org, id);
    case 'silence':
    case 'maintenance':
    case 'inhibition': return to.muting(org);
    default: return null;
  }
}
