import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../text';
import { Icon, type IconName } from './icon';

export interface ButtonProps {
  children: ComponentChildren;
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  type?: 'button' | 'submit';
  icon?: IconName;
  busy?: boolean;
  disabled?: boolean;
  label?: string;
  small?: boolean;
  onClick?: () => void;
}

/** A button; while busy it stays focusable and says so, but does nothing. */
export function Button({ children, kind = 'plain', type = 'button', icon, busy = false, disabled, label, small, onClick }: ButtonProps) {
  const press = (event: MouseEvent) => {
    if (busy) {
      event.preventDefault();
      return;
    }
    onClick?.();
  };
  return (
    <button
      type={type}
      class={`button button-${kind}${small === true ? ' button-small' : ''}`}
      aria-busy={busy ? 'true' : undefined}
      aria-label={label}
      disabled={disabled}
      onClick={press}
    >
      {busy ? <span class="spinner" aria-hidden="true" /> : icon !== undefined && <Icon name={icon} size={16} />}
      <span>{children}</span>
    </button>
  );
}

/** Puts a text on the clipboard and says that it did. */
export function CopyButton({ text, small = true }: { text: string; small?: boolean }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyBySelection(text);
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <span class="copy" aria-live="polite">
      <Button icon={copied ? 'check' : 'copy'} small={small} onClick={() => void copy()}>
        {copied ? t.actions.copied : t.actions.copy}
      </Button>
    </span>
  );
}

/** The clipboard interface is there on secure origins only; a suite on a plain address still has to copy. */
function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
