import { ApiError } from '../api/problem';
import { t } from '../text';
import { Button } from './button';
import { Icon } from './icon';

/** What a person is told of an error, in one or two sentences. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return t.problem.crashed;
  const { problem } = error;
  if (error.unreachable) return t.problem.unreachable;
  if (error.status === 429) return t.problem.tooMany(error.retryAfterSeconds);
  if (error.status === 413) return problem.detail ?? t.problem.tooLarge;
  if (problem.detail !== undefined && problem.detail !== '') return problem.detail;
  if (error.status === 404) return t.problem.notFound;
  if (error.status === 403) return t.problem.forbidden;
  if (error.status >= 500) return t.problem.server;
  return problem.title === '' ? t.problem.unknown(error.status) : problem.title;
}

interface Props {
  error: unknown;
  onRetry?: () => void;
  /** Pointers whose messages are shown at their fields already. */
  shown?: readonly string[];
}

/** An error as a message: what happened, the trace id to quote, and a way to try again. */
export function ProblemMessage({ error, onRetry, shown = [] }: Props) {
  if (error === undefined || error === null) return null;
  const api = error instanceof ApiError ? error : null;
  const others = api?.otherErrors(shown) ?? [];
  return (
    <div class="notice notice-bad" role="alert">
      <Icon name="warn" />
      <div class="notice-body">
        <p class="notice-title">{api !== null && api.problem.title !== '' ? api.problem.title : t.problem.heading}</p>
        <p>{explain(error)}</p>
        {others.length > 0 && (
          <ul>{others.map((other) => <li key={other.pointer}><code>{other.pointer}</code> {other.detail}</li>)}</ul>
        )}
        <Trace error={api} />
        {onRetry !== undefined && <Button small onClick={onRetry}>{t.actions.retry}</Button>}
      </div>
    </div>
  );
}

function Trace({ error }: { error: ApiError | null }) {
  const { traceId, requestId } = error?.problem ?? {};
  if (traceId !== undefined) return <p class="fine">{t.problem.trace} <code>{traceId}</code></p>;
  if (requestId !== undefined) return <p class="fine">{t.problem.request} <code>{requestId}</code></p>;
  return null;
}
