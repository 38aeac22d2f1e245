const PATHS = {
  plus: 'M10 4v12M4 10h12',
  check: 'M4.500 10.500l3.700 3.700 7.300-8',
  arrow: 'M4 10h12M11 5l5 5-5 5',
  back: 'M16 10H4M9 5l-5 5 5 5',
  up: 'M10 16V4M5 9l5-5 5 5',
  bell: 'M10 3a4.500 4.500 0 0 0-4.500 4.500c0 4-1.500 5-1.500 6h12c0-1-1.500-2-1.500-6A4.500 4.500 0 0 0 10 3zM8.300 16.500a2 2 0 0 0 3.400 0',
  stones: 'M4 15.500h12M6 11.500h8M8 7.500h4',
  key: 'M12.500 11a3.500 3.500 0 1 0-3.300-2.300L3.500 14.400V16.500h2.600v-2h2v-2h1.700l.8-1.700c.5.100 1.200.2 1.900.2z',
  hook: 'M10 8.500a2.500 2.500 0 1 0-2.300-1.500L5 12M10 8.500 13 13M5 12a2.500 2.500 0 1 0 2.500 2.500H13M13 13a2.500 2.500 0 1 1-.6 4.200',
  menu: 'M3 6h14M3 10h14M3 14h14',
  close: 'M5 5l10 10M15 5L5 15',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  sun: 'M10 6.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM10 1.800v1.700M10 16.500v1.700M1.800 10h1.700M16.500 10h1.700M4.200 4.200l1.200 1.200M14.600 14.600l1.200 1.200M4.200 15.800l1.200-1.200M14.600 5.400l1.200-1.200',
  moon: 'M16.500 12A7 7 0 0 1 8 3.500a7 7 0 1 0 8.500 8.500z',
  screen: 'M3 4h14v9H3zM7 16.500h6M10 13v3.500',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  unlock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 5.800-1',
  pin: 'M10 18s5.500-5.500 5.500-10a5.500 5.500 0 0 0-11 0C4.500 12.500 10 18 10 18zM10 6.200a1.800 1.800 0 1 0 0 3.600 1.800 1.800 0 0 0 0-3.600z',
  drop: 'M10 3v9M6 8.500l4 4 4-4M3.500 13v3.500h13V13',
  warn: 'M10 3 18 17H2zM10 8v4M10 14.300v.4',
  clock: 'M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15zM10 6v4.200l2.800 1.800',
  chevron: 'M5 7.500l5 5 5-5',
  out: 'M12 4h4v12h-4M3.500 10H12M9 6.500 12.500 10 9 13.500',
  link: 'M8 12l4-4M9 6l1.500-1.500a3.500 3.500 0 0 1 5 5L14 11M11 14l-1.500 1.500a3.500 3.500 0 0 1-5-5L6 9',
  down: 'M10 4v12M5 11l5 5 5-5',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon. Decorative: whoever uses it gives the words. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The brand: three stacked stones. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="logo-base" d="M3.500 26.400c0-3 3.800-5 12.300-5 8.900 0 12.800 1.900 12.800 4.900 0 1.900-1.500 2.500-4 2.500H7.300c-2.400 0-3.800-.7-3.800-2.400Z" />
      <path class="logo-mid" d="M6.800 17.600c0-2.700 3.300-4.500 8.900-4.500 5.900 0 9.200 1.600 9.200 4.300 0 1.700-1.300 2.400-3.600 2.400h-11c-2.300 0-3.500-.7-3.500-2.200Z" />
      <path class="logo-top" d="M10.600 9.400c0-2.300 2.100-3.900 5.500-3.900s5.500 1.400 5.500 3.600c0 1.500-1 2.200-2.700 2.200h-5.700c-1.700 0-2.600-.6-2.600-1.900Z" />
    </svg>
  );
}
