import { useState } from 'preact/hooks';
import { allPages, roadmaps } from '../api';
import type { RoadmapVersion } from '../api/types';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { Link } from '../router/location';
import { t } from '../text';
import { At, DataAge, LinkButton, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { RoadmapStatusBadge } from './roadmaps';

/** The versions of one of the organisation's own roadmaps. */
export function RoadmapPage({ org, id }: { org: string; id: string }) {
  const list = useResource(`roadmap-versions:${org}/${id}`, (signal) =>
    allPages((cursor) => roadmaps.versions(org, id, { cursor, limit: 100, signal })));
  const editor = useMay('editor') === true;
  const admin = useMay('admin') === true;
  const [leaving, setLeaving] = useState<RoadmapVersion | null>(null);
  const newest = list.data?.items[0];
  const columns = t.roadmaps.versionColumns;
  return (
    <>
      <PageHead
        title={newest?.title ?? id} tabTitle={t.roadmaps.versionsOf(id)} crumbs={[{ label: t.nav.roadmaps, href: to.roadmaps(org) }]} lead={<code>{id}</code>}
        actions={editor && newest !== undefined ? <LinkButton href={to.newRoadmapFrom(org, id, newest.number)}>{t.roadmaps.next}</LinkButton> : undefined}
      />
      <Loaded resource={list}>
        {({ items }) => (
          <table class="table table-stack">
            <caption class="visually-hidden">{t.roadmaps.versionsOf(id)}</caption>
            <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.number}>
                  <th scope="row">{t.roadmaps.version(one.number)}</th>
                  <td data-label={columns.status}><RoadmapStatusBadge status={one.status} /></td>
                  <td data-label={columns.effect}><At at={one.effectiveAt} /></td>
                  <td data-label={columns.published}><span>{one.published.name}, <At at={one.published.at} /></span></td>
                  <td data-label={columns.action}>
                    {editor && <Link href={to.newRoadmapFrom(org, id, one.number)}>{t.roadmaps.edit(one.number)}</Link>}
                    {admin && one.status === 'scheduled' && <> <Button small label={t.roadmaps.withdrawLong(one.number)} onClick={() => setLeaving(one)}>{t.roadmaps.withdraw}</Button></>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      <DataAge resource={list} />
      {leaving !== null && (
        <Confirm
          title={t.roadmaps.withdrawAsk(leaving.number)} detail={t.roadmaps.withdrawDetail} verb={t.roadmaps.withdraw} onClose={() => setLeaving(null)}
          onConfirm={async () => {
            await roadmaps.withdraw(org, leaving);
            list.reload();
          }}
        />
      )}
    </>
  );
}
