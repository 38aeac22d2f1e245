import { useState } from 'preact/hooks';
import { people } from '../api';
import type { Answer } from '../api/http';
import type { DigestChoice, DigestPreview, NewsChoice, Weekday } from '../api/types';
import { ownZone, zones } from '../format/zone';
import { useResource } from '../state/resource';
import { t } from '../text';
import { announce } from '../ui/announcer';
import { At, Loaded, Saved } from '../ui/basics';
import { Button } from '../ui/button';
import { CheckGroup, SelectField, TextField } from '../ui/field';
import { ProblemMessage } from '../ui/problem';
import { useVersionedForm, type Version } from '../ui/versioned';

const NEVER_SAVED = '"0"';
const WEEKDAYS = Object.keys(t.schedules.form.days) as Weekday[];
const EVERIES = Object.keys(t.contacts.everies) as DigestChoice['every'][];

type Deed = keyof NewsChoice;
type NewsFields = Record<Deed, string>;
const DEEDS: readonly { value: Deed; label: string }[] = [
  { value: 'acknowledged', label: t.contacts.newsAcknowledged }, { value: 'resolved', label: t.contacts.newsResolved },
];
const yesOrNo = (value: string) => (value === 'yes' ? t.contacts.yes : t.contacts.no);

function newsVersion({ data, etag }: Answer<NewsChoice>): Version<NewsFields> {
  const word = (on: boolean) => (on ? 'yes' : 'no');
  return { fields: { acknowledged: word(data.acknowledged), resolved: word(data.resolved) }, etag: etag ?? NEVER_SAVED };
}

/** What the person hears of alerts after having been paged about them. */
export function ContactNews({ org }: { org: string }) {
  const choice = useResource(`news:${org}`, async (signal) => people.news(org, signal));
  return (
    <section class="panel" aria-labelledby="contact-news">
      <h2 id="contact-news">{t.contacts.news}</h2>
      <p class="prose">{t.contacts.newsLead}</p>
      <Loaded resource={choice}>{(current) => <NewsForm org={org} current={current} onSaved={choice.put} />}</Loaded>
    </section>
  );
}

function NewsForm({ org, current, onSaved }: { org: string; current: Answer<NewsChoice>; onSaved: (answer: Answer<NewsChoice>) => void }) {
  const [saved, setSaved] = useState(false);
  const start = newsVersion(current);
  const edited = useVersionedForm<NewsFields>({
    draft: `news:${org}`, current: start, rows: DEEDS.map(({ value, label }) => ({ name: value, label, show: yesOrNo })), check: () => ({}),
    read: async () => newsVersion(await people.news(org)),
    write: async (changes, etag) => {
      const now = { ...edited.values, ...changes };
      const answer = await people.changeNews(org, { acknowledged: now.acknowledged === 'yes', resolved: now.resolved === 'yes' }, etag);
      setSaved(true);
      announce(t.contacts.newsSaved);
      onSaved(answer);
    },
  });
  const { form, values } = edited;
  const choose = (chosen: Deed[]) => {
    setSaved(false);
    edited.set({ acknowledged: chosen.includes('acknowledged') ? 'yes' : 'no', resolved: chosen.includes('resolved') ? 'yes' : 'no' });
  };
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <ProblemMessage error={form.error} onRetry={form.again} />
      <CheckGroup legend={t.contacts.newsLegend} options={DEEDS} chosen={DEEDS.map(({ value }) => value).filter((deed) => values[deed] === 'yes')} onChange={choose} />
      <div class="form-actions">
        <Button kind="primary" type="submit" busy={form.busy}>{t.contacts.saveNews}</Button>
        <Saved when={saved} />
      </div>
      {edited.conflict}
    </form>
  );
}

type DigestFields = Record<'every' | 'weekday' | 'at' | 'timeZone', string>;

/** Who never chose is offered the zone that they are in. */
export function digestVersion({ data, etag }: Answer<DigestChoice>): Version<DigestFields> {
  const version = etag ?? NEVER_SAVED;
  const { every, weekday, at, timeZone } = data;
  return { fields: { every, weekday, at, timeZone: version === NEVER_SAVED ? ownZone() : timeZone }, etag: version };
}

/** The summary that the person has sent. */
export function ContactDigest({ org }: { org: string }) {
  const digest = useResource(`digest:${org}`, async (signal) => people.digest(org, signal));
  return (
    <section class="panel" aria-labelledby="contact-digest">
      <h2 id="contact-digest">{t.contacts.digest}</h2>
      <p class="prose">{t.contacts.digestLead}</p>
      <Loaded resource={digest}>{(current) => <DigestForm org={org} current={current} onSaved={digest.put} />}</Loaded>
      <Preview org={org} />
    </section>
  );
}

function DigestForm({ org, current, onSaved }: { org: string; current: Answer<DigestChoice>; onSaved: (answer: Answer<DigestChoice>) => void }) {
  const [saved, setSaved] = useState(false);
  const edited = useVersionedForm<DigestFields>({
    draft: `digest:${org}`, current: digestVersion(current),
    rows: [
      { name: 'every', label: t.contacts.every, show: (value) => t.contacts.everies[value as DigestChoice['every']] },
      { name: 'weekday', label: t.contacts.weekday, show: (value) => t.schedules.form.days[value as Weekday] },
      { name: 'at', label: t.contacts.at }, { name: 'timeZone', label: t.contacts.zone },
    ],
    check: ({ at, timeZone }) => ({
      '/at': /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(at.trim()) ? undefined : t.contacts.atWrong,
      '/timeZone': timeZone.trim() === '' ? t.form.required : undefined,
    }),
    read: async () => digestVersion(await people.digest(org)),
    write: async (changes, etag) => {
      const now = { ...edited.values, ...changes };
      const body = { every: now.every as DigestChoice['every'], weekday: now.weekday as Weekday, at: now.at.trim(), timeZone: now.timeZone.trim() };
      const answer = await people.changeDigest(org, body, etag);
      setSaved(true);
      announce(t.contacts.digestSaved);
      onSaved(answer);
    },
  });
  const { form, values } = edited;
  const set = (changes: Partial<DigestFields>) => {
    setSaved(false);
    edited.set(changes);
  };
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <ProblemMessage error={form.error} onRetry={form.again} shown={['/every', '/weekday', '/at', '/timeZone']} />
      <datalist id="digest-zones">{zones().map((zone) => <option key={zone} value={zone} />)}</datalist>
      <SelectField label={t.contacts.every} value={values.every} options={EVERIES.map((value) => ({ value, label: t.contacts.everies[value] }))} onChange={(every) => set({ every })} error={form.fieldError('/every')} />
      {values.every !== 'off' && (
        <>
          {values.every === 'weekly' && (
            <SelectField label={t.contacts.weekday} value={values.weekday} options={WEEKDAYS.map((value) => ({ value, label: t.schedules.form.days[value] }))} onChange={(weekday) => set({ weekday })} error={form.fieldError('/weekday')} />
          )}
          <TextField label={t.contacts.at} hint={t.contacts.atHint} maxLength={5} value={values.at} onInput={(at) => set({ at })} error={form.fieldError('/at')} />
          <TextField label={t.contacts.zone} hint={t.contacts.zoneHint} list="digest-zones" value={values.timeZone} onInput={(timeZone) => set({ timeZone })} error={form.fieldError('/timeZone')} />
        </>
      )}
      {current.data.nextAt !== undefined && <p class="fine">{t.contacts.nextDigest} <At at={current.data.nextAt} /></p>}
      <div class="form-actions">
        <Button kind="primary" type="submit" busy={form.busy}>{t.contacts.saveDigest}</Button>
        <Saved when={saved} />
      </div>
      {edited.conflict}
    </form>
  );
}

function Preview({ org }: { org: string }) {
  const [shown, setShown] = useState<DigestPreview | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const show = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setShown((await people.previewDigest(org)).data);
      announce(t.contacts.previewHeading);
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  return (
    <>
      <ProblemMessage error={error} />
      <Button busy={busy} onClick={() => void show()}>{t.contacts.preview}</Button>
      {shown !== null && (
        <div role="group" aria-label={t.contacts.previewHeading}>
          {shown.empty && <p class="notice notice-plain">{t.contacts.previewEmpty}</p>}
          <h3>{shown.subject}</h3>
          <pre class="letter-preview">{shown.text}</pre>
        </div>
      )}
    </>
  );
}
