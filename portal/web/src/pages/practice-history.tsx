import { assessments } from '../api';
import type { Milestone, OutcomeChange, OutcomeName } from '../api/types';
import { day } from '../format/time';
import { useFeedEvents } from '../live/feed';
import { OutcomeShape } from '../outcome/mark';
import { present } from '../outcome/outcome';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';

interface Props { org: string; project: string; practice: string }

const SHOWN = 12;

/** Every outcome the practice has had, and when it was achieved, lost and regained. */
export function PracticeHistory({ org, project, practice }: Props) {
  const past = useResource(`history:${org}/${project}/${practice}`, async (signal) => {
    const changes = (await assessments.history(org, project, { practice, limit: SHOWN, signal })).data.items;
    const milestones = (await assessments.milestones(org, project, signal)).data.practices;
    return { changes, milestone: milestones.find(({ id }) => id === practice) };
  });
  useFeedEvents(['assessment.'], past.reload);
  return (
    <section class="panel" aria-labelledby="history">
      <h2 id="history">{t.practice.history}</h2>
      <Loaded resource={past}>
        {({ changes, milestone }) => (
          <>
            {changes.length < 2 ? <p class="fine">{t.practice.historyEmpty}</p> : <Changes org={org} project={project} changes={changes} />}
            {milestone !== undefined && <Dates org={org} project={project} milestone={milestone} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Changes({ org, project, changes }: { org: string; project: string; changes: OutcomeChange[] }) {
  return (
    <>
      <p class="fine">{t.practice.historyHint}</p>
      <ol class="history">
        {[...changes].reverse().map((change) => (
          <li key={change.assessment}>
            <Link href={to.changes(org, project, change.assessment)}>
              <OutcomeShape outcome={change.to as OutcomeName} size={20} />
              <span>{present(change.to).label}</span>
              <span class="muted">{day(change.at)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </>
  );
}

function Dates({ org, project, milestone }: { org: string; project: string; milestone: Milestone }) {
  return (
    <dl class="milestones">
      {(['achieved', 'lost', 'regained'] as const).map((name) => {
        const occasion = milestone[name];
        return occasion === undefined ? null : (
          <div key={name}><dt class="fine">{t.practice.milestones[name]}</dt><dd><Link href={to.assessment(org, project, occasion.assessment)}>{day(occasion.at)}</Link></dd></div>
        );
      })}
    </dl>
  );
}
