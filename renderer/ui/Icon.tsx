import styles from './Icon.module.css';

/** One stroke, one size, no fill: paths on a grid of 20 by 20. */
const PATHS = {
  library: 'M4 4v12M8 4v12M12 4.5l3.5 11M4 16h4',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.8 12.8 16.5 16.5',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h0M8.5 8.5h0M11.5 8.5h0M14.5 8.5h0M6.5 11.5h7',
  paneEnd: 'M3 4h14v12H3zM12.5 4v12',
  paneStart: 'M3 4h14v12H3zM7.5 4v12',
  beside: 'M3 4h6v12H3zM11 4h6v12h-6z',
  contents: 'M4 5h9M6.5 10H16M6.5 15H14',
  find: 'M3.5 5h13M3.5 9h6M3.5 13h4M13 9.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM15.2 14.7 17.5 17',
  chevronDown: 'M5 8l5 5 5-5',
  chevronUp: 'M5 12l5-5 5 5',
  chevronEnd: 'M8 5l5 5-5 5',
  close: 'M5 5l10 10M15 5 5 15',
  lockOpen: 'M5 9h10v7H5zM7 9V6.5a3 3 0 0 1 5.6-1.5',
  lock: 'M5 9h10v7H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  eye: 'M2.5 10S5 5.5 10 5.5 17.5 10 17.5 10 15 14.5 10 14.5 2.5 10 2.5 10zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  eyeOff: 'M2.5 10S5 5.5 10 5.5 17.5 10 17.5 10 15 14.5 10 14.5 2.5 10 2.5 10zM4 16 16 4',
  highlight: 'M4 16h12M7 12.5 12.5 4l3 2-5.5 8.5-3.5.5zM6 16l1-3.5',
  tag: 'M3.5 4h6L17 11.5 11.5 17 4 9.5zM7 7.2h0',
  note: 'M4.5 3.5h11v13h-11zM7 7h6M7 10h6M7 13h3.5',
  link: 'M8.5 11.5l3-3M9 6.5 11 4.5a3.2 3.2 0 0 1 4.5 4.5l-2 2M11 13.5 9 15.5A3.2 3.2 0 0 1 4.5 11l2-2',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v5M11.5 9v5',
  undo: 'M4 8h8a4 4 0 0 1 0 8H8M7 4.5 3.5 8 7 11.5',
  redo: 'M16 8H8a4 4 0 0 0 0 8h4M13 4.5 16.5 8 13 11.5',
  more: 'M5 10h0M10 10h0M15 10h0',
  check: 'M4 10.5l4 4 8-9',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  history: 'M4 10a6 6 0 1 0 2-4.5L4 7.5M4 4v3.5h3.5M10 7v3.2l2.2 1.3',
  bold: 'M6.5 4.5h4.2a2.7 2.7 0 0 1 0 5.4H6.5zM6.5 9.9h5a2.8 2.8 0 0 1 0 5.6h-5z',
  italic: 'M8.5 4.5h5M6.5 15.5h5M11.5 4.5l-3 11',
  heading: 'M5 4.5v11M15 4.5v11M5 10h10',
  list: 'M8 5.5h8.5M8 10h8.5M8 14.5h8.5M4 5.5h0M4 10h0M4 14.5h0',
  quote:
    'M4.5 13.5c2-.6 3-2 3-4.5H4.5V5.5h4V9c0 3-1.3 5-4 6zM11.5 13.5c2-.6 3-2 3-4.5h-3V5.5h4V9c0 3-1.3 5-4 6z',
  calendar: 'M3.5 5.5h13v11h-13zM3.5 9h13M7 3.5v3M13 3.5v3',
  chevronStart: 'M12 5l-5 5 5 5',
  copy: 'M7.5 7.5H16V16H7.5zM12.5 7.5V4H4v8.5h3.5',
  comment: 'M3.5 4.5h13v9h-7L6 16.5v-3H3.5z',
  review: 'M10 3.5l7 12.5H3zM10 8.2v3.6M10 14h0',
  turn: 'M4 7.5h11M12 4.5l3 3-3 3M16 12.5H5M8 9.5l-3 3 3 3',
} as const;

export type IconName = keyof typeof PATHS;

/** The path of a sign, for the few places that draw outside React; see `Icon`. */
export function iconPath(name: IconName): string {
  return PATHS[name];
}

const MIRRORED: ReadonlySet<IconName> = new Set([
  'paneEnd',
  'paneStart',
  'contents',
  'chevronEnd',
  'chevronStart',
  'list',
  // In a script that runs the other way the past lies on the other side.
  'undo',
  'redo',
]);

/** Decoration beside a name: it is hidden from screen readers, so the control has to carry the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className={styles.icon}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
      data-mirrored={MIRRORED.has(name) ? '' : undefined}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
