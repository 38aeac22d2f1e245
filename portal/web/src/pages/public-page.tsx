import { useState } from 'preact/hooks';
import { publicPages } from '../api';
import { ApiError } from '../api/problem';
import type { PublicPage } from '../api/types';
import { useResource } from '../state/resource';
import { t } from '../text';
import { announce } from '../ui/announcer';
import { Ago, Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { Snippet } from '../ui/copyfield';
import { Confirm } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';

/** The badge as Markdown, leading to the page. What brackets would end is not in either address. */
export function badgeMarkdown(page: PublicPage): string {
  return `[![${t.publicPage.badgeAlt}](${page.badge ?? ''})](${page.link ?? ''})`;
}

/** The part of a project's settings by which its summary becomes public, and ceases to be. For admins. */
export function PublicPagePanel({ org, project }: { org: string; project: string }) {
  const found = useResource(`public-page:${org}/${project}`, async (signal) => (await publicPages.get(org, project, signal)).data);
  return (
    <section class="panel" aria-labelledby="public-page">
      <h2 id="public-page">{t.publicPage.heading}</h2>
      <p class="prose">{t.publicPage.lead}</p>
      <Loaded resource={found}>
        {(page) => <State org={org} project={project} page={page} put={found.put} reload={found.reload} />}
      </Loaded>
    </section>
  );
}

type Asking = 'rotate' | 'off' | null;

function State({ org, project, page, put, reload }: {
  org: string; project: string; page: PublicPage; put: (page: PublicPage) => void; reload: () => void;
}) {
  const [asking, setAsking] = useState<Asking>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const change = async (action: () => Promise<{ data: PublicPage }>, said: string) => {
    setError(undefined);
    try {
      put((await action()).data);
      announce(said);
    } catch (refused) {
      if (refused instanceof ApiError && refused.status === 412) reload();
      throw refused;
    }
  };
  const turnOn = async () => {
    setBusy(true);
    try {
      await change(() => publicPages.turn(org, project, true, page), t.publicPage.isOn);
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  return (
    <>
      <ProblemMessage error={error} />
      {page.enabled ? <Shown page={page} /> : <p class="public-state"><Icon name="lock" />{t.publicPage.off}</p>}
      <div class="form-actions">
        {page.enabled ? (
          <>
            <Button onClick={() => setAsking('rotate')}>{t.publicPage.rotate}</Button>
            <Button kind="danger" onClick={() => setAsking('off')}>{t.publicPage.turnOff}</Button>
          </>
        ) : <Button kind="primary" busy={busy} onClick={() => void turnOn()}>{t.publicPage.turnOn}</Button>}
      </div>
      {asking === 'rotate' && (
        <Confirm
          title={t.publicPage.rotateAsk} detail={t.publicPage.rotateDetail} verb={t.publicPage.rotate} onClose={() => setAsking(null)}
          onConfirm={() => change(() => publicPages.rotate(org, project, page), t.publicPage.rotated)}
        />
      )}
      {asking === 'off' && (
        <Confirm
          title={t.publicPage.offAsk} detail={t.publicPage.offDetail} verb={t.publicPage.turnOff} onClose={() => setAsking(null)}
          onConfirm={() => change(() => publicPages.turn(org, project, false, page), t.publicPage.isOff)}
        />
      )}
    </>
  );
}

function Shown({ page }: { page: PublicPage }) {
  return (
    <>
      <p class="public-state"><Icon name="unlock" /><span>{t.publicPage.on}{page.since !== undefined && <> <Ago at={page.since} /></>}</span></p>
      {page.link === undefined ? <p class="notice notice-plain">{t.publicPage.lost}</p> : (
        <>
          <h3>{t.publicPage.link}</h3>
          <Snippet text={page.link} label={t.publicPage.link} />
          <p><a href={page.link} target="_blank" rel="noopener">{t.publicPage.open}</a></p>
          <h3>{t.publicPage.badge}</h3>
          <p><img class="badge-image" src={new URL(page.badge ?? '', location.href).pathname} alt={t.publicPage.badgeAlt} height={20} /></p>
          <Snippet text={badgeMarkdown(page)} label={t.publicPage.badgeLabel} />
        </>
      )}
    </>
  );
}
