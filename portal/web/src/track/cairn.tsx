import { useId } from 'preact/hooks';
import type { AssessedPhase } from '../api/types';
import { present, share, summary } from '../outcome/outcome';
import { t } from '../text';
import { CAIRN, heightOf, stack, type Stone } from './geometry';

/** A phase as a cairn: one stone per practice, from the ground up, each drawn by its outcome. */
export function Cairn({ phase }: { phase: AssessedPhase }) {
  const stones = stack(phase.practices.length);
  const height = heightOf(phase.practices.length);
  const parts = summary(phase.practices.map((practice) => practice.outcome));
  return (
    <svg
      class="cairn" role="img" aria-label={t.project.cairnLabel(phase.title, parts)}
      viewBox={`-2 -2 ${CAIRN.width + 4} ${height + 4}`} width={CAIRN.width + 4} height={height + 4}
    >
      {phase.practices.map((practice, n) => (
        <PracticeStone key={practice.id} stone={stones[n] as Stone} outcome={practice.outcome} share={share(practice)} />
      ))}
    </svg>
  );
}

function PracticeStone({ stone, outcome, share: proven }: { stone: Stone; outcome: string; share: number }) {
  const id = useId();
  const { tone } = present(outcome);
  const inside = tone === 'partial' || tone === 'stale' || tone === 'waived';
  return (
    <g class={`stone stone-${tone}`}>
      {inside && <clipPath id={id}><path d={stone.path} /></clipPath>}
      <path class="stone-body" d={stone.path} />
      {tone === 'partial' && (
        <rect class="stone-part" clip-path={`url(#${id})`} x={stone.x} y={stone.y} width={stone.width * proven} height={stone.height} />
      )}
      {tone === 'stale' && <g clip-path={`url(#${id})`}>{hatching(stone)}</g>}
      {tone === 'waived' && <g clip-path={`url(#${id})`}>{dots(stone)}</g>}
      <path class="stone-edge" d={stone.path} />
      {tone === 'unknown' && <text class="stone-sign" x={stone.x + stone.width / 2} y={stone.y + stone.height / 2 + 5}>?</text>}
      {tone === 'unmet' && (
        <path class="stone-cross" d={cross(stone.x + stone.width / 2, stone.y + stone.height / 2)} />
      )}
      {tone === 'met' && <path class="stone-check" d={check(stone.x + stone.width / 2, stone.y + stone.height / 2)} />}
    </g>
  );
}

const cross = (x: number, y: number) => `M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8`;
const check = (x: number, y: number) => `M${x - 5} ${y}l3.5 3.5 6.5-7`;

function hatching({ x, y, width, height }: Stone) {
  const lines: string[] = [];
  for (let at = x - height; at < x + width; at += 7) lines.push(`M${at} ${y + height}l${height} ${-height}`);
  return <path class="stone-hatch" d={lines.join('')} />;
}

function dots({ x, y, width, height }: Stone) {
  const circles: string[] = [];
  for (let row = 0; row * 7 < height; row++) {
    for (let at = x + (row % 2 === 0 ? 4 : 7.5); at < x + width; at += 7) {
      circles.push(`M${at} ${y + 4 + row * 7}h.01`);
    }
  }
  return <path class="stone-dots" d={circles.join('')} />;
}

/** A small cairn filled up to a readiness, for lists. */
export function MiniCairn({ value }: { value: number }) {
  const widths = [26, 20, 13];
  return (
    <svg class="mini-cairn" width="30" height="26" viewBox="0 0 30 26" aria-hidden="true" focusable="false">
      {widths.map((width, n) => {
        const y = 18 - n * 8.5;
        const filled = Math.max(0, Math.min(1, (value / 100) * widths.length - n));
        return (
          <g key={width}>
            <rect class="mini-body" x={15 - width / 2} y={y} width={width} height="7" rx="3.5" />
            {filled > 0 && <rect class="mini-fill" x={15 - width / 2} y={y} width={Math.max(3, width * filled)} height="7" rx="3.5" />}
          </g>
        );
      })}
    </svg>
  );
}
