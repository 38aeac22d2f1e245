import { useState } from 'preact/hooks';
import type { FactType, Roadmap, Strength } from '../api/types';
import { factValue } from '../format/number';
import { t } from '../text';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { beginning, type Imagined, type ImaginedFact } from './what-if-model';

type Fact = Roadmap['facts'][number];

interface Props {
  imagined: Imagined;
  facts: readonly Fact[];
  known: ReadonlyMap<string, unknown>;
  onChange: (imagined: Imagined) => void;
  /** What is wrong with a fact, or with the strength of all. */
  error: (field: string) => string | undefined;
}

/** Facts that have another value, or none. */
export function Facts({ imagined, facts, known, onChange, error }: Props) {
  const changed = facts.filter(({ name }) => name in imagined.facts);
  const change = (name: string, fact: ImaginedFact | null) => {
    const others = Object.entries(imagined.facts).filter(([other]) => other !== name);
    onChange({ ...imagined, facts: Object.fromEntries(fact === null ? others : [...others, [name, fact]]) });
  };
  return (
    <div class="what-if-facts">
      {changed.map((fact) => (
        <ChangedFact
          key={fact.name} fact={fact} now={known.get(fact.name)} imagined={imagined.facts[fact.name]!} error={error(`fact:${fact.name}`)}
          onChange={(next) => change(fact.name, next)}
        />
      ))}
      {changed.length > 0 && (
        <SelectField<Strength>
          label={t.whatIf.strength} hint={t.whatIf.strengthHint} value={imagined.strength} error={error('strength')}
          options={(['demonstrated', 'detected', 'claimed'] as const).map((value) => ({ value, label: t.strengths[value] }))}
          onChange={(strength) => onChange({ ...imagined, strength })}
        />
      )}
      <AddFact facts={facts.filter(({ name }) => !(name in imagined.facts))} onAdd={(fact) => change(fact.name, beginning(fact.type, known.get(fact.name)))} />
    </div>
  );
}

function AddFact({ facts, onAdd }: { facts: readonly Fact[]; onAdd: (fact: Fact) => void }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = (event: Event) => {
    event.preventDefault();
    const fact = facts.find(({ name }) => name === typed.trim());
    setWrong(fact === undefined);
    if (fact === undefined) return;
    setTyped('');
    onAdd(fact);
  };
  return (
    <form class="what-if-add" noValidate onSubmit={add}>
      <TextField
        label={t.whatIf.factName} hint={t.whatIf.factNameHint} mono list="what-if-fact-names" maxLength={200} value={typed} onInput={setTyped}
        error={wrong ? t.whatIf.noFact : undefined}
      />
      <datalist id="what-if-fact-names">{facts.map(({ name, title }) => <option key={name} value={name}>{title}</option>)}</datalist>
      <Button type="submit" small>{t.whatIf.addFact}</Button>
    </form>
  );
}

const UNKNOWN = 'unknown';

function ChangedFact({ fact, now, imagined, error, onChange }: {
  fact: Fact; now: unknown; imagined: ImaginedFact; error?: string; onChange: (fact: ImaginedFact | null) => void;
}) {
  const hint = <><code>{fact.name}</code> {t.whatIf.factNow(now === undefined ? t.practice.notKnown.toLowerCase() : factValue(now))}</>;
  const choices = kinds(fact.type);
  return (
    <div class="what-if-fact">
      <SelectField
        label={fact.title} hint={hint} value={imagined.unknown ? UNKNOWN : fact.type === 'bool' ? imagined.typed : 'value'} options={choices}
        error={fact.type === 'bool' || imagined.unknown ? error : undefined}
        onChange={(chosen) => onChange({ typed: chosen === 'true' || chosen === 'false' ? chosen : imagined.typed, unknown: chosen === UNKNOWN })}
      />
      {fact.type !== 'bool' && !imagined.unknown && (
        <TextField
          label={t.whatIf.valueOf(fact.title)} hint={fact.type === 'list(string)' ? t.attestations.listHint : undefined}
          inputMode={fact.type === 'int' || fact.type === 'double' ? 'decimal' : 'text'} maxLength={200} value={imagined.typed} error={error}
          onInput={(typed) => onChange({ ...imagined, typed })}
        />
      )}
      <Button small kind="quiet" label={t.whatIf.leaveOf(fact.title)} onClick={() => onChange(null)}>{t.whatIf.leave}</Button>
    </div>
  );
}

function kinds(type: FactType): { value: string; label: string }[] {
  const unknown = { value: UNKNOWN, label: t.whatIf.nothingKnown };
  if (type !== 'bool') return [{ value: 'value', label: t.whatIf.types[type] }, unknown];
  return [{ value: 'true', label: t.attestations.yes }, { value: 'false', label: t.attestations.no }, unknown];
}
