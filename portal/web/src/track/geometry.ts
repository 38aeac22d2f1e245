/** The drawing of cairns and of the slope they stand on, as numbers and paths only. */

export interface Stone { x: number; y: number; width: number; height: number; path: string }

export const CAIRN = { width: 178, stone: 27.5, gap: 1 } as const;

/** Small shifts that make a stack look placed by hand, yet the same each time. */
const LEAN = [0, -5, 4, -3, 5, -2, 3, -4] as const;
const ROUND = [0.02, -0.05, 0.06, -0.03, 0.04] as const;

/** Stones from the ground up, each a little narrower than the one below. */
export function stack(count: number): Stone[] {
  const widest = CAIRN.width - 12;
  const narrowest = Math.min(widest, 58);
  return Array.from({ length: count }, (_, n) => {
    const t = count === 1 ? 0 : n / (count - 1);
    const width = widest - (widest - narrowest) * t ** 0.85;
    const height = CAIRN.stone - 3 * t;
    const x = (CAIRN.width - width) / 2 + (LEAN[n % LEAN.length] ?? 0);
    const y = heightOf(count) - (n + 1) * (CAIRN.stone + CAIRN.gap) + (CAIRN.stone - height);
    return { x, y, width, height, path: pebble(x, y, width, height, ROUND[n % ROUND.length] ?? 0) };
  });
}

export function heightOf(count: number): number {
  return count * (CAIRN.stone + CAIRN.gap);
}

/** A flat pebble inside a box; `lean` moves its crown to one side. */
export function pebble(x: number, y: number, w: number, h: number, lean: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx * w)} ${round(y + dy * h)}`;
  return [
    `M${at(0, 0.56)}`,
    `C${at(0, 0.16)} ${at(0.17 + lean, 0)} ${at(0.47 + lean, 0)}`,
    `C${at(0.8 + lean, 0)} ${at(1, 0.2)} ${at(1, 0.54)}`,
    `C${at(1, 0.88)} ${at(0.9, 1)} ${at(0.74, 1)}`,
    `L${at(0.24, 1)}`,
    `C${at(0.08, 1)} ${at(0, 0.88)} ${at(0, 0.56)}Z`,
  ].join('');
}

export const SCENE = { height: 240, width: 100 } as const;
const LOWEST = 222;
const RISE = 20;

/** The height of the ground in the middle of the n-th phase's column, from the top of the scene. */
export function ground(index: number): number {
  return LOWEST - index * RISE;
}

/** The slope through one column: it comes in from the phase before, is flat under the cairn, and climbs on. */
export function slope(index: number, count: number): string {
  const here = ground(index);
  const left = index === 0 ? here + 4 : here + RISE / 2;
  const right = index === count - 1 ? here - 4 : here - RISE / 2;
  return `M0 ${left}C10 ${left} 14 ${here} 26 ${here}L74 ${here}C86 ${here} 90 ${right} 100 ${right}`;
}

/** The height of the gate that stands at the right edge of a column. */
export function gateHeight(index: number, count: number): number {
  return index === count - 1 ? ground(index) - 4 : ground(index) - RISE / 2;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
