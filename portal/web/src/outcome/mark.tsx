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
      return <><circle class="fill" cx="10" cy="10" r="9" /><path class="cut" d="M5.800 10.300l2.900 2.900 5.600-6" /></>;
    case 'half-disc':
      return <><circle class="line" cx="10" cy="10" r="8" /><path class="fill" d="M2 10a8 8 0 0 0 16 0z" /></>;
    case 'cross-diamond':
      return <><path class="line" d="M10 1.600 18.400 10 10 18.400 1.600 10z" /><path class="line" d="M7.300 7.300l5.400 5.400M12.700 7.300l-5.400 5.400" /></>;
    case 'clock':
      return <><circle class="line" cx="10" cy="10" r="8" /><path class="line" d="M10 5.200V10l3.200 2.400" /></>;
    case 'dashed-ring':
      return (
        <>
          <circle class="line dashed" cx="10" cy="10" r="8" />
          <path class="line" d="M7.900 8.100c0-1.300 1-2.100 2.200-2.100s2.100.8 2.100 1.900c0 1.600-2.100 1.700-2.100 3.200" />
          <circle class="fill" cx="10.050" cy="13.900" r="1.050" />
        </>
      );
    case 'flag':
      return <><path class="line" d="M5 18.200V2.400" /><path class="fill" d="M5.600 3h10.600l-2.900 3.700 2.900 3.700H5.600z" /></>;
    case 'bar-ring':
      return <><circle class="line" cx="10" cy="10" r="8" /><path class="line" d="M6.200 10h7.600" /></>;
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
