import { useState } from 'preact/hooks';
import { allPages, drills, policies, projects } from '../api';
import type { Drill } from '../api/types';
import { instant } from '../format/time';
import { useFeedEvents } from '../live/feed';
import { Link, useQuery } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { At, DataAge, Empty, LinkButton, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { BeginDrill } from './drill-begin';
import { answered, reached } from './drill-model';
import { DrillPlans } from './drill-plans';
import { WhoCannotBeReached } from './unreachable';

/** Fire drills: start one, plan some, and see what they showed. */
export function DrillsPage({ org }: { org: string }) {
  const [query, setQuery] = useQuery();
  const [pages, setPages] = useState(1);
  const [asking, setAsking] = useState(false);
  const [begun, setBegun] = useState(false);
  const policy = query.get('policy') ?? '';
  const all = useResource(`policies:${org}`, (signal) => allPages((cursor) => policies.list(org, { cursor, limit: 100, signal }), 10));
  const known = useResource(`projects-of:${org}`, (signal) => allPages((cursor) => projects.list(org, { cursor, limit: 100, signal }), 5));
  const list = useResource(`drills:${org}:${policy}:${pages}`, (signal) =>
    allPages((cursor) => drills.list(org, { ...(policy === '' ? {} : { policy }), cursor, limit: 25, signal }), pages));
  useFeedEvents(['alert.'], list.reload);
  const editor = useMay('editor') === true;
  const choices = (known.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <Loaded whole resource={all}>
      {({ items }) => (
        <>
          <PageHead title={t.drills.heading} lead={t.drills.lead} actions={editor && items.length > 0 && <Button kind="primary" icon="flame" onClick={() => setAsking(true)}>{t.drills.begin}</Button>} />
          <WhoCannotBeReached org={org} />
          <div role="status">{begun && <p class="saved">{t.drills.begun}</p>}</div>
          {items.length === 0
            ? <Empty heading={t.policies.emptyHeading} text={t.drills.noPolicies} action={editor && <LinkButton href={to.newPolicy(org)}>{t.drills.newPolicy}</LinkButton>} art={<MiniCairn value={0} />} />
            : (
              <>
                <section class="panel drill-results" aria-labelledby="drill-results">
                  <h2 id="drill-results">{t.drills.results}</h2>
                  {(items.length > 1 || policy !== '') && (
                    <SelectField
                      label={t.drills.policy} value={policy} onChange={(next) => setQuery({ policy: next === '' ? null : next })}
                      options={[{ value: '', label: t.drills.anyPolicy }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
                    />
                  )}
                  <Loaded resource={list}>
                    {({ items: found, nextCursor }) => found.length === 0 ? <p class="fine">{t.drills.empty}</p> : (
                      <>
                        <Results org={org} all={found} />
                        {nextCursor !== null && <div class="more"><Button busy={list.loading} onClick={() => setPages(pages + 1)}>{t.actions.showMore}</Button></div>}
                      </>
                    )}
                  </Loaded>
                  <DataAge resource={list} />
                </section>
                <DrillPlans org={org} all={items} projects={choices} />
              </>
            )}
          {asking && <BeginDrill org={org} all={items} first={policy === '' ? (items[0]?.id ?? '') : policy} projects={choices} onClose={() => setAsking(false)} onBegun={() => {
            setAsking(false);
            setBegun(true);
            list.reload();
          }} />}
        </>
      )}
    </Loaded>
  );
}

function Results({ org, all }: { org: string; all: readonly Drill[] }) {
  const columns = t.drills.columns;
  return (
    <table class="table table-stack">
      <caption class="visually-hidden">{t.drills.list}</caption>
      <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {all.map((drill) => (
          <tr key={drill.id}>
            <th scope="row"><Link href={to.policy(org, drill.policy)} class="row-link">{drill.policyName}</Link>{drill.project !== undefined && <span class="fine">{drill.project}</span>}</th>
            <td data-label={columns.result}><span><span class={`badge badge-${drill.state}`}>{t.drills.states[drill.state]}</span> <Link href={to.alert(org, drill.alert)}>{t.drills.alert}</Link></span></td>
            <td data-label={columns.answered}><span>{answered(drill)}{drill.state === 'running' && <span class="fine"> {t.drills.until(instant(drill.endsAt))}</span>}</span></td>
            <td data-label={columns.people}>
              <span>
                {drill.people.length === 0 && drill.notes.length === 0 && <span class="fine">{t.drills.steps(drill.steps)}</span>}
                {drill.people.map((page) => <span key={`${page.round}.${page.step}.${page.person}`} class="drill-line">{reached(page)}</span>)}
                {drill.notes.map((note) => <span key={note} class="drill-line fine">{note}</span>)}
              </span>
            </td>
            <td data-label={columns.started}><span><At at={drill.startedAt} /> <span class="fine">{drill.plan === undefined ? t.drills.startedBy(drill.startedByName) : t.drills.planned}</span></span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
