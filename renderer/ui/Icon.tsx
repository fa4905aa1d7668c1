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
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
} as const;

export type IconName = keyof typeof PATHS;

const MIRRORED: ReadonlySet<IconName> = new Set(['paneEnd', 'paneStart', 'contents', 'chevronEnd']);

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
