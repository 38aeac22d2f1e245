import { useId } from 'preact/hooks';
import type { TargetKind } from '../api/types';
import { t } from '../text';
import { Button } from '../ui/button';
import { Errors } from '../ui/field';
import { keyOf, nameOf, targetOf, type Names } from './policy-model';

interface Props {
  names: Names;
  /** Kinds that can be chosen. */
  kinds: readonly TargetKind[];
  label: string;
  chosen: readonly string[];
  /** What is wrong, with all or with the one at a place. */
  error: (place: number | null) => string | undefined;
  onChange: (chosen: string[]) => void;
}

/** Whom a step tells: one choice a line. */
export function Targets({ names, kinds, label, chosen, error, onChange }: Props) {
  return (
    <>
      {chosen.map((key, i) => (
        <div key={i} class="policy-target">
          <Choice names={names} kinds={kinds} label={chosen.length === 1 ? label : `${label} (${i + 1})`} value={key}
            error={error(i) ?? (i === 0 ? error(null) : undefined)} onChange={(next) => onChange(chosen.map((one, at) => (at === i ? next : one)))} />
          {chosen.length > 1 && (
            <Button small icon="close" label={t.policies.removeTarget(key === '' ? t.policies.nobody : nameOf(targetOf(key), names))} onClick={() => onChange(chosen.filter((_, at) => at !== i))}>{t.actions.remove}</Button>
          )}
        </div>
      ))}
      <div><Button small icon="plus" onClick={() => onChange([...chosen, ''])}>{t.policies.addTarget}</Button></div>
    </>
  );
}

function Choice({ names, kinds, label, value, error, onChange }: {
  names: Names; kinds: readonly TargetKind[]; label: string; value: string; error?: string; onChange: (value: string) => void;
}) {
  const id = useId();
  const known = value === '' || names[targetOf(value).kind][targetOf(value).id] !== undefined;
  return (
    <div class="field">
      <label class="label" for={id}>{label}</label>
      <select id={id} class="input" value={value} aria-invalid={error === undefined ? undefined : 'true'} aria-describedby={error === undefined ? undefined : `${id}-error`} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t.policies.choose}</option>
        {!known && <option value={value}>{nameOf(targetOf(value), names)}</option>}
        {kinds.filter((kind) => Object.keys(names[kind]).length > 0).map((kind) => (
          <optgroup key={kind} label={t.policies.groups[kind]}>
            {Object.entries(names[kind]).map(([of, name]) => <option key={of} value={keyOf({ kind, id: of })}>{name}</option>)}
          </optgroup>
        ))}
      </select>
      <Errors id={id} error={error} />
    </div>
  );
}
