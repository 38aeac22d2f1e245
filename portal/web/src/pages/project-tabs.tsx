import { Link } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { t } from '../text';

type Place = 'roadmap' | 'assessments' | 'history' | 'whatIf' | 'settings';

/** The pages of one project, side by side. */
export function ProjectTabs({ org, project, at }: { org: string; project: string; at: Place }) {
  const editor = useMay('editor');
  const places: [Place, string][] = [
    ['roadmap', to.project(org, project)], ['assessments', to.assessments(org, project)], ['history', to.history(org, project)], ['whatIf', to.whatIf(org, project)],
  ];
  if (editor || at === 'settings') places.push(['settings', to.projectSettings(org, project)]);
  return (
    <nav class="subnav" aria-label={t.project.pages}>
      <ul>{places.map(([place, href]) => <li key={place}><Link href={href} current={place === at}>{t.project.tabs[place]}</Link></li>)}</ul>
    </nav>
  );
}
