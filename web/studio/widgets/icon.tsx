// Line icons, drawn here: the page asks nobody for a font.
const PATHS = {
  sun: 'M12 4V2m0 20v-2m8-8h2M2 12h2m13.700-5.700 1.400-1.400M4.900 19.100l1.400-1.400m0-11.400L4.900 4.900m14.200 14.200-1.400-1.400M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z',
  moon: 'M20 14.500A8.500 8.500 0 1 1 9.500 4a7 7 0 0 0 10.500 10.500Z',
  play: 'M8 5v14l11-7Z',
  spark: 'M12 3v5m0 8v5M3 12h5m8 0h5M6 6l3 3m6 6 3 3m0-12-3 3m-6 6-3 3',
  heart: 'M12 20s-7-4.600-7-10a4 4 0 0 1 7-2.600A4 4 0 0 1 19 10c0 5.400-7 10-7 10Z',
  dice: 'M5 5h14v14H5zM9 9h.01M15 15h.01M15 9h.01M9 15h.01M12 12h.01',
  tune: 'M4 7h10m4 0h2M4 17h4m4 0h8M16 5v4M10 15v4',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5m5 5H10a6 6 0 0 0 0 12h3',
  reset: 'M4 12a8 8 0 1 0 2.500-5.800M4 4v4h4',
  rotate:
    'M3.500 8.500h7v12h-7zM14.500 20.500h6v-7h-6m-.500-9.500a6 6 0 0 1 5.500 5.500m-2-1.500 2 2 1.800-2.200',
  sound: 'M4 9v6h4l5 4V5L8 9zM16.500 9a4 4 0 0 1 0 6',
  mute: 'M4 9v6h4l5 4V5L8 9zm12 1 5 5m0-5-5 5',
  grid: 'M4 4h7v7H4zm9 0h7v7h-7zM4 13h7v7H4zm9 0h7v7h-7z',
  side: 'M4 4h7v16H4zm9 0h7v16h-7z',
  single: 'M7 3h10v18H7zM11 18h2',
  qr: 'M4 4h6v6H4zm10 0h6v6h-6zM4 14h6v6H4zm10 0h2v2h-2zm4 0h2v6h-6v-2h4z',
  bot: 'M5 9h14v10H5zM12 9V5m-3 9h.01M15 14h.01M2 13v3m20-3v3',
  download: 'M12 4v11m-5-5 5 5 5-5M4 20h16',
  upload: 'M12 20V9m-5 5 5-5 5 5M4 4h16',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4.200 4.200 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4.200 4.200 0 0 0 6 6l1-1',
  check: 'm5 12 5 5 9-10',
  cross: 'm6 6 12 12M18 6 6 18',
  lock: 'M6 11h12v9H6zm2.500 0V8a3.500 3.500 0 0 1 7 0v3',
  unlock: 'M6 11h12v9H6zm2.500 0V8a3.500 3.500 0 0 1 6.700-1.400',
  trash: 'M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Zm13 0a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  near: 'M8 8h12v12H8zM16 8V4H4v12h4m6-4.500v5m-2.500-2.500h5',
  warn: 'M12 4 2.500 20h19ZM12 10v4.500m0 2.500h.01',
  more: 'M12 5v14M5 12h14',
  less: 'M5 12h14',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.800"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
