import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './ResizeHandle.module.css';

interface Props {
  readonly label: string;
  /** The width in CSS pixels of the pane after the handle. */
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly direction: 'ltr' | 'rtl';
  /** Told while the handle moves. */
  readonly onChange: (value: number) => void;
  /** Told once when the movement is over. */
  readonly onChangeEnd: (value: number) => void;
  readonly controls: string;
}

const STEP_PX = 16;

/** The line between two panes: dragged, or moved by the arrow keys while it has the focus. */
export function ResizeHandle(props: Props) {
  const { label, value, minimum, maximum, direction, onChange, onChangeEnd, controls } = props;
  const start = useRef<{ x: number; value: number } | null>(null);
  const [isDragging, setIsDragging] = useState(false);
  const bounded = (width: number): number => Math.round(Math.min(maximum, Math.max(minimum, width)));
  const widthAt = (event: PointerEvent): number => {
    if (start.current === null) return value;
    const moved = event.clientX - start.current.x;
    return bounded(start.current.value + (direction === 'ltr' ? -moved : moved));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const width = widthForKey(event.key, { value, minimum, maximum, direction });
    if (width === null) return;
    event.preventDefault();
    onChangeEnd(bounded(width));
  };

  return (
    // A focusable separator is the pattern ARIA describes for a window splitter.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <hr
      className={styles.handle}
      data-dragging={isDragging ? '' : undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={minimum}
      aria-valuemax={maximum}
      aria-controls={controls}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, value };
        setIsDragging(true);
      }}
      onPointerMove={(event) => {
        if (isDragging) onChange(widthAt(event));
      }}
      onPointerUp={(event) => {
        if (!isDragging) return;
        setIsDragging(false);
        onChangeEnd(widthAt(event));
        start.current = null;
      }}
    />
  );
}

function widthForKey(
  key: string,
  { value, minimum, maximum, direction }: Pick<Props, 'value' | 'minimum' | 'maximum' | 'direction'>,
): number | null {
  const wider = direction === 'ltr' ? 'ArrowLeft' : 'ArrowRight';
  const narrower = direction === 'ltr' ? 'ArrowRight' : 'ArrowLeft';
  if (key === wider) return value + STEP_PX;
  if (key === narrower) return value - STEP_PX;
  if (key === 'Home') return minimum;
  if (key === 'End') return maximum;
  return null;
}
