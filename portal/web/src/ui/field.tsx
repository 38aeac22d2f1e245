import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../text';

interface Shared {
  label: string;
  hint?: ComponentChildren;
  error?: string;
  optional?: boolean;
}

interface TextProps extends Shared {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'url' | 'date' | 'datetime-local' | 'time' | 'search' | 'password';
  inputMode?: 'text' | 'decimal' | 'numeric' | 'url';
  placeholder?: string;
  required?: boolean;
  maxLength?: number;
  rows?: number;
  /** Id of a list of suggestions. */
  list?: string;
  mono?: boolean;
  autoFocus?: boolean;
  autoComplete?: string;
}

/** A labelled text field with its hint and its error, tied together for assistive technology. */
export function TextField({ label, hint, error, optional, value, onInput, rows, mono, type = 'text', ...rest }: TextProps) {
  const id = useId();
  const described = describedBy(id, hint, error);
  const shared = {
    id, value, class: mono === true ? 'input mono' : 'input', 'aria-invalid': error === undefined ? undefined : ('true' as const),
    'aria-describedby': described, ...rest,
  };
  return (
    <div class="field">
      <FieldLabel id={id} label={label} optional={optional} />
      {rows === undefined
        ? <input {...({ type } as { type: 'text' })} autocomplete="off" {...shared} onInput={(event) => onInput(event.currentTarget.value)} />
        : <textarea rows={rows} {...shared} onInput={(event) => onInput(event.currentTarget.value)} />}
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

interface SelectProps<T extends string> extends Shared {
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

export function SelectField<T extends string>({ label, hint, error, optional, value, options, onChange }: SelectProps<T>) {
  const id = useId();
  return (
    <div class="field">
      <FieldLabel id={id} label={label} optional={optional} />
      <select
        id={id} class="input" value={value} aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error === undefined ? undefined : 'true'}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

interface ChecksProps<T extends string> {
  legend: string;
  error?: string;
  options: readonly { value: T; label: string; hint?: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

/** A group of check boxes under one legend. */
export function CheckGroup<T extends string>({ legend, error, options, chosen, onChange }: ChecksProps<T>) {
  const id = useId();
  const toggle = (value: T, on: boolean) => onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <fieldset class="field checks" aria-describedby={describedBy(id, undefined, error)}>
      <legend class="label">{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <label key={value} class="check">
          <input type="checkbox" checked={chosen.includes(value)} onChange={(event) => toggle(value, event.currentTarget.checked)} />
          <span>{label}{hint !== undefined && <code class="check-code">{hint}</code>}</span>
        </label>
      ))}
      <Notes id={id} error={error} />
    </fieldset>
  );
}

function FieldLabel({ id, label, optional }: { id: string; label: string; optional?: boolean }) {
  return (
    <label class="label" for={id}>
      {label}
      {optional === true && <span class="label-note"> ({t.form.optional})</span>}
    </label>
  );
}

/** What is wrong with the field of this id. */
export function Errors({ id, error }: { id: string; error?: string }) {
  return error === undefined ? null : <p class="field-error" id={`${id}-error`}>{error}</p>;
}

function Notes({ id, hint, error }: { id: string; hint?: ComponentChildren; error?: string }) {
  return (
    <>
      {hint !== undefined && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      <Errors id={id} error={error} />
    </>
  );
}

function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}
