import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../text';
import { Button, CopyButton } from './button';
import { TextField } from './field';
import { useForm } from './form';
import { ProblemMessage } from './problem';

/** A modal dialog: the browser's own, with its focus trap and Escape. */
export function Dialog({ title, children, onClose, wide }: {
  title: string; children: ComponentChildren; onClose: () => void; wide?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    return () => {
      element?.close();
      // The browser does the same on closing, but not when the element goes away with its page's next drawing.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog} class={wide === true ? 'dialog dialog-wide' : 'dialog'} aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

/** Asks before something that cannot be taken back, and shows why it did not work when it does not. */
export function Confirm({ title, detail, verb, danger = true, onConfirm, onClose }: {
  title: string; detail: string; verb: string; danger?: boolean; onConfirm: () => Promise<void>; onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const go = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{detail}</p>
      <ProblemMessage error={error} />
      <div class="dialog-actions">
        <Button onClick={onClose}>{t.actions.cancel}</Button>
        <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={() => void go()}>{verb}</Button>
      </div>
    </Dialog>
  );
}

/** One field in two versions; `mine` is null where nothing was typed. */
export interface Difference { label: string; mine: string | null; theirs: string }

/** Asks for a word to be typed before something is gone for good. */
export function ConfirmByTyping({ title, detail, word, verb, onConfirm, onClose }: {
  title: string; detail: string; word: string; verb: string; onConfirm: () => Promise<void>; onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const form = useForm(typed, (text) => ({ '/word': text.trim() === word ? undefined : t.form.wordWrong(word) }), onConfirm);
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <p>{detail}</p>
        <ProblemMessage error={form.error} />
        <TextField label={t.form.typeWord(word)} mono value={typed} onInput={setTyped} error={form.fieldError('/word')} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="danger" type="submit" busy={form.busy}>{verb}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Two versions of one thing side by side, when a save found that someone else had saved first. */
export function ConflictDialog({ differences, onKeepMine, onTakeTheirs, onClose }: {
  differences: Difference[]; onKeepMine: () => void; onTakeTheirs: () => void; onClose: () => void;
}) {
  const shown = differences.filter((row) => row.mine !== row.theirs);
  const cell = (value: string | null) => (value === null ? <em>{t.conflict.untouched}</em> : value === '' ? <em>{t.conflict.empty}</em> : value);
  return (
    <Dialog title={t.conflict.heading} onClose={onClose} wide>
      <p>{t.conflict.detail}</p>
      <div class="table-box" tabIndex={0} role="region" aria-label={t.conflict.heading}>
        <table class="table">
          <thead><tr><th scope="col">{t.conflict.field}</th><th scope="col">{t.conflict.yours}</th><th scope="col">{t.conflict.theirs}</th></tr></thead>
          <tbody>
            {(shown.length > 0 ? shown : differences).map((row) => (
              <tr key={row.label}><th scope="row">{row.label}</th><td>{cell(row.mine)}</td><td>{cell(row.theirs)}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="dialog-actions">
        <Button onClick={onClose}>{t.actions.keepEditing}</Button>
        <Button onClick={onTakeTheirs}>{t.conflict.takeTheirs}</Button>
        <Button kind="primary" onClick={onKeepMine}>{t.conflict.keepMine}</Button>
      </div>
    </Dialog>
  );
}

/** A secret that is shown once, with a button that copies it. */
export function SecretDialog({ title, detail, label, secret, done, onClose }: {
  title: string; detail: string; label: string; secret: string; done: string; onClose: () => void;
}) {
  const id = useId();
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{detail}</p>
      <label class="label" for={id}>{label}</label>
      <input id={id} class="input mono secret" readOnly value={secret} onFocus={(event) => event.currentTarget.select()} />
      <div class="dialog-actions">
        <CopyButton text={secret} small={false} />
        <Button kind="primary" onClick={onClose}>{done}</Button>
      </div>
    </Dialog>
  );
}
