const PATHS = {
  plus: 'M10 4v12M4 10h12',
  check: 'M4.5 10.5l3.7 3.7 7.3-8',
  arrow: 'M4 10h12M11 5l5 5-5 5',
  back: 'M16 10H4M9 5l-5 5 5 5',
  up: 'M10 16V4M5 9l5-5 5 5',
  bell: 'M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-1.5 5-1.5 6h12c0-1-1.5-2-1.5-6A4.5 4.5 0 0 0 10 3zM8.3 16.5a2 2 0 0 0 3.4 0',
  stones: 'M4 15.5h12M6 11.5h8M8 7.5h4',
  home: 'M4 17V5.5L10 3l6 2.5V17M2.5 17h15M8 17v-3.5h4V17M7.5 8h.5M12 8h.5M7.5 10.8h.5M12 10.8h.5',
  people: 'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.2-4.8 5.5-4.8s5.5 1.8 5.5 4.8M13 4a2.8 2.8 0 0 1 0 5.3M14.5 12c2.2.5 3.5 2.1 3.5 4.5',
  key: 'M12.5 11a3.5 3.5 0 1 0-3.3-2.3L3.5 14.4V16.5h2.6v-2h2v-2h1.7l.8-1.7c.5.1 1.2.2 1.9.2z',
  hook: 'M10 8.5a2.5 2.5 0 1 0-2.3-1.5L5 12M10 8.5 13 13M5 12a2.5 2.5 0 1 0 2.5 2.5H13M13 13a2.5 2.5 0 1 1-.6 4.2',
  menu: 'M3 6h14M3 10h14M3 14h14',
  close: 'M5 5l10 10M15 5L5 15',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.8v1.7M10 16.5v1.7M1.8 10h1.7M16.5 10h1.7M4.2 4.2l1.2 1.2M14.6 14.6l1.2 1.2M4.2 15.8l1.2-1.2M14.6 5.4l1.2-1.2',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z',
  screen: 'M3 4h14v9H3zM7 16.5h6M10 13v3.5',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  unlock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 5.8-1',
  pin: 'M10 18s5.5-5.5 5.5-10a5.5 5.5 0 0 0-11 0C4.5 12.5 10 18 10 18zM10 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z',
  drop: 'M10 12.5v-9M6 7l4-4 4 4M3.5 13v3.5h13V13',
  warn: 'M10 3 18 17H2zM10 8v4M10 14.3v.4',
  flame: 'M10 2.5c.5 3 4.5 5 4.5 9a4.5 4.5 0 0 1-9 0c0-2 1-3.2 2-4.2.3 1.4.9 2 1.5 2.2C8.8 7 9 4.5 10 2.5z',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.2l2.8 1.8',
  calendar: 'M3.5 5h13v12h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  chevron: 'M5 7.5l5 5 5-5',
  out: 'M12 4h4v12h-4M3.5 10H12M9 6.5 12.5 10 9 13.5',
  link: 'M8 12l4-4M9 6l1.5-1.5a3.5 3.5 0 0 1 5 5L14 11M11 14l-1.5 1.5a3.5 3.5 0 0 1-5-5L6 9',
  flag: 'M5 17.5V3M5 4h10l-2.5 3.5L15 11H5',
  pen: 'M4 16l.8-3.5L13.5 3.8l2.7 2.7-8.7 8.7zM11.8 5.5l2.7 2.7',
  chart: 'M3 17h14M5.5 17v-5M10 17V4M14.5 17V8.5',
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
      <path class="logo-base" d="M3.5 26.4c0-3 3.8-5 12.3-5 8.9 0 12.8 1.9 12.8 4.9 0 1.9-1.5 2.5-4 2.5H7.3c-2.4 0-3.8-.7-3.8-2.4Z" />
      <path class="logo-mid" d="M6.8 17.6c0-2.7 3.3-4.5 8.9-4.5 5.9 0 9.2 1.6 9.2 4.3 0 1.7-1.3 2.4-3.6 2.4h-11c-2.3 0-3.5-.7-3.5-2.2Z" />
      <path class="logo-top" d="M10.6 9.4c0-2.3 2.1-3.9 5.5-3.9s5.5 1.4 5.5 3.6c0 1.5-1 2.2-2.7 2.2h-5.7c-1.7 0-2.6-.6-2.6-1.9Z" />
    </svg>
  );
}
