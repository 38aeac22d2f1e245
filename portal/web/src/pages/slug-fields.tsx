import { slugOf } from '../format/slug';
import { t } from '../text';
import { TextField } from '../ui/field';

export interface Named { name: string; slug: string; slugTyped: boolean }

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export function checkNamed({ name, slug }: Named): { '/name'?: string; '/slug'?: string } {
  return {
    '/name': name.trim() === '' ? t.form.required : undefined,
    '/slug': SLUG.test(slug) ? undefined : t.form.slugWrong,
  };
}

interface Props {
  values: Named;
  set: (changes: Partial<Named>) => void;
  fieldError: (pointer: string) => string | undefined;
  nameLabel: string;
  slugLabel: string;
  placeholder?: string;
  address: (slug: string) => string;
}

/** A name, and the address made from it until a person types another. */
export function SlugFields({ values, set, fieldError, nameLabel, slugLabel, placeholder, address }: Props) {
  const named = (name: string) => set(values.slugTyped ? { name } : { name, slug: slugOf(name) });
  return (
    <>
      <TextField label={nameLabel} value={values.name} onInput={named} maxLength={100} placeholder={placeholder} error={fieldError('/name')} />
      <TextField
        label={slugLabel} value={values.slug} mono maxLength={63} error={fieldError('/slug')}
        hint={t.organisations.slugHint(address(values.slug))} onInput={(slug) => set({ slug, slugTyped: slug !== '' })}
      />
    </>
  );
}
