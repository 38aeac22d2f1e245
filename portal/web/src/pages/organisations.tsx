import { allPages, organisations } from '../api';
import { day } from '../format/time';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { DataAge, Empty, LinkButton, Loaded, PageHead } from '../ui/basics';

/** The organisations the person belongs to. */
export function OrganisationsPage() {
  const mine = useResource('organisations', (signal) => allPages((cursor) => organisations.list({ cursor, limit: 100, signal })));
  const create = <LinkButton href={to.newOrganisation()}>{t.organisations.create}</LinkButton>;
  const some = (mine.data?.items.length ?? 0) > 0;
  return (
    <>
      <PageHead title={t.organisations.heading} actions={some ? create : undefined} />
      <Loaded resource={mine}>
        {({ items }) => items.length === 0
          ? <Empty heading={t.organisations.emptyHeading} text={t.organisations.empty} action={create} art={<MiniCairn value={66} />} />
          : (
            <ul class="cards">
              {items.map((organisation) => (
                <li key={organisation.id} class="card card-link">
                  <span class="org-initial" aria-hidden="true">{organisation.name.slice(0, 1).toUpperCase()}</span>
                  <div>
                    <h2><Link href={to.projects(organisation.slug)}>{organisation.name}</Link></h2>
                    <p class="fine"><code>{organisation.slug}</code></p>
                    <p class="fine">{t.roles[organisation.role]} · {t.organisations.created(day(organisation.createdAt))}</p>
                  </div>
                </li>
              ))}
            </ul>
          )}
      </Loaded>
      <DataAge resource={mine} />
    </>
  );
}
