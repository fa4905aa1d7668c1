import styles from './Clip.module.css';

interface Props {
  readonly children: string;
  readonly className?: string | undefined;
}

/**
 * A text on one line, cut where there is no room, whole in its tooltip.
 *
 * It is cut at its own end, whatever the direction of the page; its parent has to be a flex box.
 */
export function Clip({ children, className }: Props) {
  return (
    <span className={`${styles.clip} ${className ?? ''}`} dir="auto" title={children}>
      {children}
    </span>
  );
}
