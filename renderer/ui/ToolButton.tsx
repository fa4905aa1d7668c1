import { Button, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';
import button from './Button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './Icon.tsx';
import styles from './ToolButton.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string;
}

/** An action in a bar: a sign and its name, the name giving way where the bar is narrow. */
export function ToolButton({ icon, label, keys, ...props }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button {...props} className={classNames(button.button, button.iconOnly, styles.tool)}>
        <Icon name={icon} />
        <span className={styles.label}>{label}</span>
      </Button>
      <Tooltip className={classNames(button.tooltip)} offset={6}>
        {label}
        {keys === undefined ? null : <span className={button.tooltipKeys}>{keys}</span>}
      </Tooltip>
    </TooltipTrigger>
  );
}
