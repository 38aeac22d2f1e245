import type { Matcher } from '../api/types';
import { lines, written, wrongLine } from '../format/matchers';
import { t } from '../text';
import { TextField } from '../ui/field';

/** Where matchers are typed, one a line. */
export function MatchersField({ value, onInput, error }: { value: string; onInput: (text: string) => void; error?: string }) {
  return <TextField label={t.matchers.label} rows={3} mono maxLength={5000} hint={t.matchers.hint} value={value} onInput={onInput} error={error} />;
}

/** What is wrong with what was typed. */
export function matchersError(text: string): string | undefined {
  if (lines(text).length === 0) return t.form.required;
  const wrong = wrongLine(text);
  return wrong === undefined ? undefined : t.matchers.wrong(wrong);
}

export function MatcherTags({ matchers }: { matchers: readonly Matcher[] }) {
  return <span class="tags">{matchers.map((one) => <code key={written(one)} class="tag">{written(one)}</code>)}</span>;
}
