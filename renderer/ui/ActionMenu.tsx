import type { ReactNode } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import styles from './ActionMenu.module.css';
import { classNames } from './class-names.ts';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly onAction: () => void;
}

export interface MenuGroup {
  /** Without a title the group needs none. */
  readonly title?: string;
  readonly actions: readonly MenuAction[];
}

interface Props {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  /** The button that opens it. */
  readonly children: ReactNode;
}

/** Actions that are shown when asked for, in groups; a group without actions is left out. */
export function ActionMenu({ label, groups, children }: Props) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={classNames(styles.popover)} placement="bottom end" offset={4}>
        <Menu aria-label={label} className={classNames(styles.menu)}>
          {groups
            .filter(({ actions }) => actions.length > 0)
            .map((group) => (
              <Group key={group.title ?? ''} group={group} label={label} />
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Group({ group, label }: { readonly group: MenuGroup; readonly label: string }) {
  return (
    <MenuSection aria-label={group.title ?? label}>
      {group.title === undefined ? null : <Header className={classNames(styles.title)}>{group.title}</Header>}
      {group.actions.map((action) => (
        <MenuItem
          key={action.id}
          id={action.id}
          textValue={action.label}
          className={classNames(styles.action)}
          onAction={action.onAction}
        >
          <bdi>{action.label}</bdi>
        </MenuItem>
      ))}
    </MenuSection>
  );
}
