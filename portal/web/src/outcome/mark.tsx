import type { OutcomeName } from '../api/types';
import { present, type Shape } from './outcome';

/** The drawn shape of an outcome. Decorative: the word always stands beside it. */
export function OutcomeShape({ outcome, size = 18 }: { outcome: OutcomeName; size?: number }) {
  const { shape, tone } = present(outcome);
  return (
    <svg class={`mark mark-${tone}`} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {drawing(shape)}
    </svg>
  );
}

function drawing(shape: Shape) {
  switch (shape) {
    case 'check-disc':
      return <><circle class="fill" cx="10" cy="10" r="9" /><path class="cut" d="M5.8 10.3l2.9 2.9 5.6-6" /></>;
    case 'half-disc':
      return <><circle class="line" cx="10" cy="10" r="8" /><path class="fill" d="M2 10a8 8 0 0 0 16 0z" /></>;
    case 'cross-diamond':
      return <><path class="line" d="M10 1.2 18.8 10 10 18.8 1.2 10z" /><path class="line" d="M8 8l4 4M12 8l-4 4" /></>;
    case 'clock':
      return <><circle class="line" cx="10" cy="10" r="8" /><path class="line" d="M10 5.2V10l3.2 2.4" /></>;
    case 'dashed-ring':
      return (
        <>
          <circle class="line dashed" cx="10" cy="10" r="8" />
          <path class="line" d="M7.9 8.1c0-1.3 1-2.1 2.2-2.1s2.1.8 2.1 1.9c0 1.6-2.1 1.7-2.1 3.2" />
          <circle class="fill" cx="10.05" cy="13.9" r="1.05" />
        </>
      );
    case 'flag':
      return <><path class="line" d="M5 18.2V2.4" /><path class="fill" d="M5.6 3h10.6l-2.9 3.7 2.9 3.7H5.6z" /></>;
    case 'bar-ring':
      return <><circle class="line" cx="10" cy="10" r="8" /><path class="line" d="M6.2 10h7.6" /></>;
  }
}

/** An outcome told by shape, colour and word. */
export function OutcomeBadge({ outcome, plain = false }: { outcome: OutcomeName; plain?: boolean }) {
  const { label, tone } = present(outcome);
  return (
    <span class={`outcome outcome-${tone}${plain ? ' outcome-plain' : ''}`}>
      <OutcomeShape outcome={outcome} size={16} />
      <span>{label}</span>
    </span>
  );
}
