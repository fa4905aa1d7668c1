import type { ErrorCode } from '../../../db/contract/result.ts';

/** One sentence or two for each failure: what happened, what was kept, what to do. */
export const errorCodes: Readonly<Record<ErrorCode, string>> = {
  'invalid-input': 'Sanad could not take what was entered. Nothing was changed.',
  'unknown-method':
    'This part of Sanad is missing its counterpart. Nothing was changed. Build and start Sanad again.',
  'not-found': 'This is no longer in the library. Nothing was changed.',
  forbidden: 'This window is not allowed to do that. Open Sanad again from its own start command.',
  'too-large': 'This is more than Sanad takes at once. Nothing was changed. Try with less.',
  cancelled: 'This was stopped. Nothing of it was kept; everything else is as it was.',
  'vault-absent': 'There is no library here yet. Create one to begin.',
  'vault-exists': 'There is already a library in this folder. It was left as it is.',
  'vault-locked': 'The library is locked. Unlock it to go on.',
  'vault-file-damaged':
    'The file that opens the library (vault.json) is missing or damaged. The library itself was not touched. Restore a full backup, or put back a copy of that file.',
  'key-parameters-refused':
    'The file that opens the library (vault.json) asks for key settings that Sanad does not accept. Nothing was changed. Put back a copy of that file.',
  'passphrase-wrong': 'This passphrase does not open the library. Nothing was changed. Try again.',
  'passphrase-required': 'This library needs its passphrase. Nothing was changed.',
  'library-damaged':
    'The library is damaged, and this could not be read. Nothing was changed, so that nothing more is lost. Restore a backup; keep a copy of the data folder before you try anything else.',
  'library-missing':
    'The library file is missing from the data folder. Nothing was created in its place. Restore a backup, or put the file back.',
  'library-newer':
    'This library was made by a newer Sanad. It was left as it is. Use that version to open it.',
  'data-folder-in-use': 'Another Sanad is using this library. Close it first, or use its window.',
  'data-folder-missing': 'The data folder does not exist. Nothing was created.',
  'data-folder-not-writable':
    'Sanad may not write to the data folder. Nothing was changed. Check who owns the folder.',
  'data-folder-unsuitable':
    'The data folder cannot hold a library. Nothing was changed. Choose another folder.',
  'disk-full': 'The disk is full. What was saved before is kept. Free some space and try again.',
  'corpus-missing':
    'The documents that come with Sanad are missing from this copy. Build or install Sanad again.',
  'confirmation-needed':
    'This changes many records at once. Nothing was changed yet. Confirm their number to go on.',
  'name-taken':
    'There is already one of this name here. Nothing was changed. Choose another name, or use the one that is there.',
  'already-there': 'The library has exactly this already. Nothing was changed.',
  'changed-meanwhile':
    'This was changed in another window meanwhile. Neither version was lost. Look at both before you go on.',
  'not-protected':
    'This library has no passphrase, so nothing could lock it. Nothing was changed. Add a passphrase first.',
  'recovery-code-wrong':
    'This recovery code does not open the library. Nothing was changed. Check each group of the code and try again.',
  'library-read-only':
    'The library is damaged and open for reading only. Nothing was changed. Restore a backup to work on it again.',
  'backup-unusable': 'This backup cannot be used. Nothing was changed. Choose another one.',
  'not-settled':
    'This was done and counts, but the disk reported an error while saving it for good. After a power cut the state before it may be back. Check the disk. Then, if you set a passphrase, change it again; if you made a recovery code, make a new one; if you saved a backup, see that it is there.',
  'core-stopped': 'Sanad does not answer. What was saved is kept. Start Sanad again.',
  internal: 'Sanad met an error of its own. What was saved is kept. Try again, or start Sanad again.',
};
