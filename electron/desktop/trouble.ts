import { app, dialog } from 'electron';

/** Says that something ended on its own, and offers the two things one can do about it. */
export async function offerToStartAgain(what: 'core' | 'page'): Promise<'start-again' | 'quit'> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Sanad',
    message: what === 'core' ? 'The library was closed unexpectedly.' : 'The window stopped working.',
    detail: 'What was saved before is kept. Start again to go on, or quit.',
    buttons: ['Start again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'start-again' : 'quit';
}

/** Ends the whole app before a window was opened, with the sentence that says why. */
export function endWithMessage(message: string): void {
  dialog.showErrorBox('Sanad', message);
  app.exit(1);
}
