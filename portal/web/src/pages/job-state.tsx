import type { JobState } from '../api/types';
import { t } from '../text';
import { Icon, type IconName } from '../ui/icon';

const ICONS: Record<JobState, IconName> = { queued: 'clock', running: 'arrow', succeeded: 'check', failed: 'warn', cancelled: 'close', dead: 'warn' };

/** The state of a job by icon, colour and word. */
export function JobStateBadge({ state }: { state: JobState }) {
  return <span class={`badge badge-${state}`}><Icon name={ICONS[state]} size={14} />{t.job.states[state]}</span>;
}
