import { useEffect, useState } from 'preact/hooks';
import { projects } from '../api';
import type { Page, Project } from '../api/types';
import { phaseName } from '../format/phase';
import { useFeedEvents } from '../live/feed';
import { readiness } from '../format/number';
import { Link, useQuery } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { Ago, DataAge, Empty, LinkButton, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { arrange, filterOf, SORTS, type Row } from './project-filter';
import { openRegressions, standings, type Standing } from './standing';

const PAGE = 100;

/** An organisation's home: its projects and where each stands. */
export function ProjectsPage({ org }: { org: string }) {
  const [query, setQuery] = useQuery();
  const [pages, setPages] = useState(1);
  const q = query.get('q') ?? '';
  const tag = query.get('tag') ?? '';
  const list = useResource(`projects:${org}:${q}:${tag}:${pages}`, async (signal) => {
    const items: Project[] = [];
    let cursor: string | null = null;
    for (let n = 0; n < pages; n++) {
      const page: Page<Project> = (await projects.list(org, { q, tag, cursor, limit: PAGE, signal })).data;
      items.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    return { items, nextCursor: cursor };
  });
  const where = useResource(`standings:${org}`, (signal) => standings(org, signal));
  const regressions = useResource(`regressions:${org}`, (signal) => openRegressions(org, signal));
  useFeedEvents(['assessment.', 'project.'], () => {
    list.reload();
    where.reload();
  });
  useFeedEvents(['alert.'], regressions.reload);

  const filter = filterOf(query);
  const filtered = q !== '' || tag !== '' || filter.phase !== '' || filter.regressionsOnly;
  const create = useMay('editor') && <LinkButton href={to.newProject(org)}>{t.projects.create}</LinkButton>;
  const empty = list.data !== undefined && list.data.items.length === 0 && !filtered;
  const rows = (items: Project[]): Row[] => items.map((project) => ({
    project, standing: where.data === undefined ? undefined : (where.data.get(project.slug) ?? null),
    regressions: regressions.data === undefined ? undefined : (regressions.data.get(project.slug) ?? 0),
  }));
  return (
    <>
      <PageHead title={t.projects.heading} actions={empty || list.data === undefined ? undefined : create} />
      {!empty && <Filters query={query} set={setQuery} tags={tagsOf(list.data?.items ?? [], tag)} phases={phasesOf(where.data)} />}
      <Loaded resource={list}>
        {({ items, nextCursor }) => {
          if (empty) return <Empty heading={t.projects.emptyHeading} text={t.projects.empty} action={create} art={<MiniCairn value={40} />} />;
          const shown = arrange(rows(items), filter);
          return (
            <>
              {shown.length === 0
                ? <div class="empty"><p>{t.projects.noMatch}</p><LinkButton kind="plain" href={to.projects(org)}>{t.actions.clearFilters}</LinkButton></div>
                : <Table org={org} rows={shown} busy={where.loading} />}
              {nextCursor !== null && (
                <div class="more">
                  <p class="fine">{t.projects.loadedOf(items.length)}</p>
                  <Button onClick={() => setPages(pages + 1)} busy={list.loading}>{t.actions.showMore}</Button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
      <DataAge resource={list} />
    </>
  );
}

/** The phases of the default roadmap, and those of others that a project is in. */
function phasesOf(standings: ReadonlyMap<string, Standing> | undefined): Map<string, string> {
  const phases = new Map<string, string>(Object.entries(t.phases));
  for (const { phase, phaseName: name } of standings?.values() ?? []) if (!phases.has(phase)) phases.set(phase, name);
  return phases;
}

function tagsOf(items: readonly Project[], chosen: string): string[] {
  return [...new Set([...items.flatMap((project) => project.tags), ...(chosen === '' ? [] : [chosen])])].sort();
}

const TYPING_PAUSE_MS = 250;

function Filters({ query, set, tags, phases }: {
  query: URLSearchParams; set: (changes: Record<string, string | null>) => void; tags: string[]; phases: Map<string, string>;
}) {
  const filter = filterOf(query);
  const inAddress = query.get('q') ?? '';
  const [typed, setTyped] = useState(inAddress);
  useEffect(() => setTyped(inAddress), [inAddress]);
  useEffect(() => {
    if (typed === inAddress) return;
    const timer = setTimeout(() => set({ q: typed }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <form class="filters" role="search" onSubmit={(event) => { event.preventDefault(); set({ q: typed }); }}>
      <TextField label={t.projects.search} type="search" value={typed} onInput={setTyped} placeholder={t.projects.searchPlaceholder} />
      <SelectField
        label={t.projects.phase} value={filter.phase} onChange={(phase) => set({ phase })}
        options={[{ value: '', label: t.projects.anyPhase }, ...[...phases].map(([value, label]) => ({ value, label }))]}
      />
      {tags.length > 0 && (
        <SelectField
          label={t.projects.tag} value={query.get('tag') ?? ''} onChange={(tag) => set({ tag })}
          options={[{ value: '', label: t.projects.anyTag }, ...tags.map((tag) => ({ value: tag, label: tag }))]}
        />
      )}
      <SelectField
        label={t.projects.sort} value={filter.sort} onChange={(sort) => set({ sort: sort === 'name' ? null : sort })}
        options={SORTS.map((value) => ({ value, label: t.projects.sorts[value] }))}
      />
      <label class="check filter-check">
        <input type="checkbox" checked={filter.regressionsOnly} onChange={(event) => set({ regressions: event.currentTarget.checked ? 'yes' : null })} />
        <span>{t.projects.regressionsOnly}</span>
      </label>
    </form>
  );
}

function Table({ org, rows, busy }: { org: string; rows: Row[]; busy: boolean }) {
  const columns = t.projects.columns;
  return (
    <table class="table table-stack" aria-busy={busy}>
      <caption class="visually-hidden">{t.projects.caption}</caption>
      <thead>
        <tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map(({ project, standing, regressions }) => (
          <tr key={project.id}>
            <th scope="row">
              <Link href={to.project(org, project.slug)} class="row-link">{project.name}</Link>
              <span class="fine">{project.tags.map((tag) => <span key={tag} class="tag">{tag}</span>)}</span>
            </th>
            <td data-label={columns.phase}><PhaseCell project={project} standing={standing} busy={busy} /></td>
            <td data-label={columns.readiness}>
              {standing != null && (
                <span class="with-mini"><MiniCairn value={standing.readiness} /><span class="visually-hidden">{t.projects.readinessOf(standing.phaseName, readiness(standing.readiness))}</span><span aria-hidden="true" class="num">{readiness(standing.readiness)} %</span></span>
              )}
              {standing === null && <span class="muted">{t.projects.noEvidence}</span>}
            </td>
            <td data-label={columns.gate}>
              {standing == null ? <span class="muted">{t.projects.noEvidence}</span> : (
                <span class={standing.gate === 'open' ? 'flag flag-yes' : 'flag'}><Icon name={standing.gate === 'open' ? 'unlock' : 'lock'} size={14} />{t.projects.gates[standing.gate]}</span>
              )}
            </td>
            <td data-label={columns.regressions}>
              {regressions === undefined ? <Pending busy /> : regressions === 0
                ? <span class="muted">{t.projects.none}</span>
                : <span class="warn-text"><Icon name="warn" size={15} />{t.projects.regressions(regressions)}</span>}
            </td>
            <td data-label={columns.evidence}>{standing?.newestEvidence != null ? <Ago at={standing.newestEvidence} /> : <span class="muted">{t.projects.noEvidence}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The phase that the evidence shows; the declared one beside it where they differ. */
function PhaseCell({ project, standing, busy }: { project: Project; standing: Row['standing']; busy: boolean }) {
  if (standing === undefined) return <Pending busy={busy} />;
  if (standing === null) return <span class="muted">{t.projects.notAssessed}</span>;
  return (
    <span>
      <strong>{standing.phaseName}</strong>
      {standing.phase !== project.phase && <span class="fine cell-note">{t.project.declaredIs(phaseName(project.phase))}</span>}
    </span>
  );
}

function Pending({ busy }: { busy: boolean }) {
  return <span class="muted">{busy ? t.loading : t.projects.failed}</span>;
}
