import { useState } from 'preact/hooks';
import { ApiError } from '../api/problem';
import { navigate } from '../router/location';
import { Button } from './button';
import { ConfirmByTyping } from './dialog';

interface EndingProps {
  verb: string;
  detail: string;
  ask: string;
  /** What has to be typed. */
  word: string;
  remove: () => Promise<unknown>;
  /** When somebody else changed it meanwhile: what is shown has to be read again. */
  onStale: () => void;
  /** Where to go when it is gone. */
  leaveTo: string;
}

/** The part of a settings page that deletes its subject for good, once its address was typed. */
export function Ending({ verb, detail, ask, word, remove, onStale, leaveTo }: EndingProps) {
  const [asking, setAsking] = useState(false);
  return (
    <section class="panel panel-danger" aria-labelledby="ending">
      <div>
        <h2 id="ending">{verb}</h2>
        <p>{detail}</p>
      </div>
      <Button kind="danger" onClick={() => setAsking(true)}>{verb}</Button>
      {asking && (
        <ConfirmByTyping
          title={ask} detail={detail} word={word} verb={verb} onClose={() => setAsking(false)}
          onConfirm={async () => {
            try {
              await remove();
            } catch (error) {
              if (error instanceof ApiError && error.status === 412) onStale();
              throw error;
            }
            navigate(leaveTo, { replace: true });
          }}
        />
      )}
    </section>
  );
}
