import { useEffect, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { ApiError } from '../api/problem';
import { hasDraft, useDraft } from '../state/draft';
import { ConflictDialog, type Difference } from './dialog';
import { useForm, type FieldErrors, type Form } from './form';

/** The fields of a form, as they are typed. */
export type Texts = Record<string, string>;

/** One version of what a form changes. */
export interface Version<F> { fields: F; etag: string }

/** A field as people are shown it when two versions stand side by side. */
export interface Row<F> { name: keyof F & string; label: string; show?: (value: string) => string }

interface Options<F extends Texts> {
  /** The name under which what is typed survives a new sign-in. */
  draft: string;
  current: Version<F>;
  rows: readonly Row<F>[];
  check: (fields: F) => FieldErrors;
  read: () => Promise<Version<F>>;
  /** Saves the fields that were changed, over the version with this ETag only. */
  write: (changes: Partial<F>, etag: string, key: string) => Promise<void>;
}

export interface VersionedForm<F extends Texts> {
  values: F;
  set: (changes: Partial<F>) => void;
  form: Form;
  restored: boolean;
  dirty: boolean;
  /** Gives up what was typed. */
  clear: () => void;
  /** The question which of two versions is to stay, while it is open. */
  conflict: ComponentChildren;
}

/** What is typed, what it was typed over, and which version that was: all three survive a new sign-in together. */
interface Kept<F> { typed: F; start: F; base: string }

const ATTEMPTS = 5;

/**
 * A form over something that others may change meanwhile. Fields that were not touched stay as somebody else saved them;
 * where somebody else saved any, both versions are shown before anything is written.
 */
export function useVersionedForm<F extends Texts>(options: Options<F>): VersionedForm<F> {
  const { current, rows, check, read, write } = options;
  const untouched = (): Kept<F> => ({ typed: current.fields, start: current.fields, base: current.etag });
  const draft = useDraft(options.draft, untouched);
  const { typed, start, base } = draft.values;
  const [theirs, setTheirs] = useState<Version<F> | null>(null);
  const [again, setAgain] = useState(0);

  const form = useForm(typed, check, async (key) => {
    for (let etag = base, n = 0; ; n++) {
      try {
        await write(changed(start, typed), etag, key);
        draft.settle({ typed, start: typed, base: etag });
        return;
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 412 || n >= ATTEMPTS) throw error;
        const now = await read();
        if (Object.keys(changed(start, now.fields)).length > 0) {
          setTheirs(now);
          return;
        }
        // Another part of it was changed, nothing that this form shows.
        etag = now.etag;
      }
    }
  });
  useEffect(() => {
    // A newer version is shown at once, unless something is typed over the one before.
    if (!hasDraft(options.draft)) draft.settle(untouched());
  }, [current.etag]);
  useEffect(() => {
    if (again > 0) form.again();
  }, [again]);

  const keepMine = (now: Version<F>) => {
    draft.set({ typed: merged(start, typed, now.fields), start: now.fields, base: now.etag });
    setTheirs(null);
    setAgain((n) => n + 1);
  };
  const takeTheirs = (now: Version<F>) => {
    draft.set({ typed: now.fields, start: now.fields, base: now.etag });
    setTheirs(null);
  };
  return {
    values: typed,
    set: (changes) => draft.set({ typed: { ...typed, ...changes } }),
    form,
    restored: draft.restored,
    dirty: Object.keys(changed(start, typed)).length > 0,
    clear: draft.clear,
    conflict: theirs !== null && (
      <ConflictDialog
        differences={differences(rows, start, typed, theirs.fields)}
        onKeepMine={() => keepMine(theirs)} onTakeTheirs={() => takeTheirs(theirs)} onClose={() => setTheirs(null)}
      />
    ),
  };
}

/** The fields that differ from those of the version before, with their new values. */
export function changed<F extends Texts>(before: F, after: F): Partial<F> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name])) as Partial<F>;
}

/** What was typed, on top of what somebody else saved. */
export function merged<F extends Texts>(start: F, typed: F, theirs: F): F {
  return { ...theirs, ...changed(start, typed) };
}

/** Each field that either side changed, with both values. */
export function differences<F extends Texts>(rows: readonly Row<F>[], start: F, typed: F, theirs: F): Difference[] {
  const mine = changed(start, typed);
  const other = changed(start, theirs);
  return rows
    .filter(({ name }) => name in mine || name in other)
    .map(({ name, label, show = (value: string) => value }) => ({
      label, mine: name in mine ? show(typed[name] ?? '') : null, theirs: show(theirs[name] ?? ''),
    }));
}
