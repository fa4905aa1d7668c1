import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Electron's default menu opens websites and developer tools; this one has only what works offline. */
function applicationMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const quit: MenuItemConstructorOptions = { role: 'quit' };
  return [
    platform === 'darwin'
      ? { label: 'Sanad', submenu: [{ role: 'hide' }, { role: 'hideOthers' }, { type: 'separator' }, quit] }
      : { label: 'Sanad', submenu: [quit] },
    {
      label: 'Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }, { role: 'togglefullscreen' }],
    },
    { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
  ];
}

export function setApplicationMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(platform)));
}
