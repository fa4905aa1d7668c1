import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './Icon.tsx';

interface TextButtonProps extends Omit<ButtonProps, 'className' | 'children' | 'style'> {
  /** `primary`: the one thing a page is for; `plain`: any other action; `quiet`: an action beside a text. */
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly icon?: IconName;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

export function Button({ look = 'plain', icon, children, ...props }: TextButtonProps) {
  return (
    <AriaButton {...props} className={classNames(styles.button, styles[look])}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  readonly icon: IconName;
  /** The name of the control, also shown as its tooltip. */
  readonly label: string;
  /** Keys that do the same, shown beside the name in the tooltip. */
  readonly keys?: string;
}

export function IconButton({ icon, label, keys, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton {...props} aria-label={label} className={classNames(styles.button, styles.iconOnly)}>
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className={classNames(styles.tooltip)} offset={6}>
        {label}
        {keys === undefined ? null : <span className={styles.tooltipKeys}>{keys}</span>}
      </Tooltip>
    </TooltipTrigger>
  );
}
