import type { BackupKind, Problem } from '../../../db/contract/vault.ts';
import { counted, n } from './counting.ts';

const changes = (count: number) => counted(count, 'change', 'changes');

/** Backups, restoring, checking, and what the window says about a library that is not as it was. */
export const backups = {
  page: 'Backups',
  sectionText:
    'Backups protect against a damaged disk and against mistakes. They lie in the data folder, encrypted; one on another disk or stick also survives the loss of this laptop.',
  openPage: 'Backups and check of the library',
  lastBackup: (moment: string) => `The latest backup is of ${moment}.`,
  noBackup: 'There is no backup yet.',
  intro: [
    'All backups lie in the folder “backups” of the data folder, encrypted as the library is. They help if the library is damaged or if you want back what was there before.',
    'They do not help if this laptop is lost: for that, keep a full backup on another disk or stick.',
  ],

  make: {
    title: 'Make a backup',
    text: 'A full backup is one file with everything in it: documents and their originals, highlights, notes, tags and links. It is read again from the disk before it counts. You can go on working meanwhile.',
    start: 'Make a backup now',
    busy: 'A backup is being made',
    stopped: 'This was stopped. No backup was made, and nothing was changed.',
    readOnly:
      'The library is damaged and open for reading only: no backup of it is made, so that none is taken for a sound one.',
    doneTitle: 'The backup was made',
    done: (documents: number) =>
      `It holds ${counted(documents, 'document', 'documents')} with all that hangs on them.`,
    missing: (originals: number) =>
      `${counted(originals, 'original', 'originals')} could not be read and ${originals === 1 ? 'is' : 'are'} not in it. Everything else is. “Check the library” says of which documents.`,
    file: 'File',
    fingerprint: 'SHA-256',
    fingerprintHint: 'A copy of the file is whole if its SHA-256 is the same.',
    copy: 'Copy the SHA-256',
    copied: 'The SHA-256 was copied.',
    notCopied: 'This window may not copy. Mark the SHA-256 and copy it by hand.',
  },

  elsewhere: {
    title: 'Keep one elsewhere',
    text: [
      'A full backup is a file in “backups”: copy it to another disk with the file manager, and compare the SHA-256 if it matters.',
      'The command line writes one straight to another disk, reads it again there and leaves nothing behind in the data folder:',
    ],
    back: 'A full backup that lies elsewhere is restored by:',
    protection: {
      passphrase:
        'It opens with the passphrase of the day it was made. Changing the passphrase later does not change the backup.',
      open: 'The library has no passphrase, and neither has its backup: whoever finds the file can read it.',
    },
  },

  list: {
    title: 'Backups that are here',
    none: 'None yet. Sanad makes one by itself every hour in which you change something, and when a library that has changed is closed or locked.',
    noneHere:
      'There is no backup in the data folder. If you keep a full backup elsewhere, restore it with “npm run sanad -- restore FILE”.',
    kinds: {
      full: {
        title: 'Full backups',
        text: 'Everything in one file, made when you asked for it. They stay until you remove them.',
        one: 'full backup',
      },
      automatic: {
        title: 'Automatic backups',
        text: 'Made by Sanad every hour in which you change something, and when a library that has changed is closed or locked: everything but the originals, which never change. The newest three stay, and one for each of the last seven days and five weeks of work. Only this library can use them.',
        one: 'automatic backup',
      },
      'before-restore': {
        title: 'Kept from before a restore',
        text: 'The library as it was when a backup was put in its place. Restoring one takes that back.',
        one: 'library kept from before a restore',
      },
      damaged: {
        title: 'Damaged libraries that were set aside',
        text: 'Kept as they were found, for whoever may still read something from them. They stay until you remove them.',
        one: 'damaged library',
      },
    } satisfies Record<BackupKind, { title: string; text: string; one: string }>,
    /** The commit counter of the library in it. */
    changes: (count: number) => `after ${changes(count)}`,
    changesUnknown: 'number of changes unknown',
    protections: { passphrase: 'with a passphrase', open: 'without a passphrase' },
    restore: 'Restore',
    restoreOf: (kind: string, moment: string) => `Restore: ${kind} of ${moment}`,
    remove: 'Remove',
    removeOf: (kind: string, moment: string) => `Remove: ${kind} of ${moment}`,
    ofMoment: (kind: string, moment: string) => `${kind} of ${moment}`,
    changesHint:
      'Sanad counts every change to the library. The count shows how far the library had come when the backup was made.',
  },

  remove: {
    title: 'Remove this backup?',
    text: (kind: string, moment: string, size: string) =>
      `The ${kind} of ${moment} (${size}) is deleted. It cannot be brought back. The library itself is not touched.`,
    damaged: 'It may hold work that is nowhere else. Keep it as long as you are not sure.',
    cancel: 'Cancel',
    confirm: 'Remove it',
    done: 'The backup was removed.',
  },

  restore: {
    title: 'Restore a backup',
    reading: 'The backup is being read',
    readingText: 'Every byte of it is checked. Nothing is changed yet.',
    passphrase: 'Passphrase of the backup',
    passphraseText: {
      full: 'A full backup opens with the passphrase of the day it was made.',
      other: 'This backup opens with the passphrase of the library.',
    },
    passphraseEmpty: 'Type the passphrase.',
    passphraseWrong:
      'This passphrase does not open the backup. Nothing was changed. Check the keyboard layout and capital letters, and try again.',
    read: 'Read the backup',
    tableTitle: 'What restoring changes',
    columns: {
      what: 'Records',
      now: 'In the library now',
      inBackup: 'In the backup',
      difference: 'After restoring',
    },
    rows: {
      documents: 'Documents',
      highlights: 'Highlights',
      notes: 'Notes',
      tags: 'Tags',
      links: 'Links',
    },
    same: 'the same',
    more: (count: number) => `${n(count)} more`,
    fewer: (count: number) => `${n(count)} fewer`,
    lost: (count: number) =>
      `The library counts ${changes(count)} more than the backup. They would no longer be in the library.`,
    gained: (count: number) =>
      `The backup counts ${changes(count)} more than the library. What was changed here since the backup, if anything, would no longer be in the library.`,
    level: 'The library and the backup count the same number of changes.',
    absent: 'There is no library here yet. These are the records of the backup.',
    unreadable:
      'The library that is here cannot be read, so nothing can be compared. These are the records of the backup.',
    inBackupChanges: (count: number) => `The library in it had counted ${changes(count)}.`,
    sameCounts: 'Equal numbers do not mean equal contents: words of notes and comments may differ as well.',
    kept: 'Nothing is thrown away: the library that is here is set aside in “backups” first and can be restored in the same way.',
    keptDamaged: 'Nothing is thrown away: the damaged library is set aside in “backups”.',
    passphrases: {
      passphrase: 'The passphrase stays the one that the library has now.',
      open: 'The library has no passphrase, and stays without one.',
      unknown: 'If the library has a passphrase, it stays the one that it has now.',
    },
    passphraseOfBackup:
      'The library then opens with the passphrase of the backup, or with none where it has none.',
    confirm: 'Put this backup in the library’s place',
    cancel: 'Cancel',
    back: 'Back to the backups',
    busy: 'The backup is being restored',
    busyText:
      'If the laptop is switched off meanwhile, nothing is lost: the library is then as it was, or restored.',
    stopped: 'This was stopped. The library is as it was.',
    unsaved:
      'A note has words that could not be saved. Nothing was restored, so that they are not lost. Open the note, copy the words or save them, and try again.',
  },

  check: {
    title: 'Check the library',
    text: 'Reads everything: both databases, every original against its SHA-256, every text, and the words of every highlight at their place. Changes nothing.',
    start: 'Check the library',
    busy: 'The library is being read',
    percent: (percent: number) => `${n(percent)} %`,
    stopped: 'The check was stopped. What it would have found is not known.',
    unreadable:
      'The library is damaged, and it could not be read to the end. Nothing was changed. Restore a backup to work on it again.',
    fineTitle: 'Nothing is wrong',
    fine: 'Everything was read, and everything is as it should be.',
    problemsTitle: (count: number) =>
      count === 1 ? '1 thing is not as it should be' : `${n(count)} things are not as they should be`,
    kinds: {
      library: 'A part of the library file (library.db) is damaged.',
      originals: 'The file of the originals (originals.db) is missing, or a part of it is damaged.',
      original: 'The original is missing, or it is not what it was when it came.',
      document: 'The text is not as the record of the document says.',
      index: 'The search index does not fit the text.',
      highlight: 'The words of a highlight or of a link are not at its place.',
      custody: 'The record of what happened to the original is not whole.',
    } satisfies Record<Problem['what'], string>,
    times: (count: number) => (count === 1 ? 'once' : `${n(count)} times`),
    moreDocuments: (count: number) => `and ${n(count)} more`,
    documentGone: 'a document that cannot be read',
    advice:
      'Make a full backup now, so that nothing more is lost, and then restore an earlier backup that has what is damaged here. If it comes back, the disk may be failing.',
  },

  work: {
    stop: 'Stop',
    /** Read out beside the bar where an end cannot be foretold. */
    underWay: 'under way',
  },

  refusals: {
    busy: 'A backup is being made or read already, here or in another window, or the library was locked meanwhile. Nothing was changed. Wait until that is done, and try again.',
    gone: 'This backup is no longer there. Nothing was changed.',
  },

  notices: {
    toBackups: 'To the backups',
    restore: 'Restore a backup',
    dismiss: 'Close this notice',
    restored: {
      title: 'The backup was restored',
      text: (documents: number) =>
        `The library now holds ${counted(documents, 'document', 'documents')}, as in the backup.`,
      keptDated: (kind: string, moment: string) =>
        `The library that was here before is kept: see “${kind}” among the backups, ${moment}.`,
      kept: (name: string) => `The library that was here before is kept as ${name} among the backups.`,
      missing: (originals: number) =>
        `${counted(originals, 'original', 'originals')} ${originals === 1 ? 'was' : 'were'} neither in the backup nor here. The texts of these documents are there.`,
    },
    setBack: {
      title: 'This library is older than it was before',
      text: (seen: number, found: number) =>
        `On this laptop the library had counted ${changes(seen)}; what lies here now counts ${n(found)}. ${
          seen - found === 1 ? 'The last change is' : `The last ${changes(seen - found)} are`
        } not in it.`,
      why: 'That is so where an older copy of the data folder was put back by hand, or where the disk lost what had been written to it.',
      what: 'If you put an older copy here yourself, nothing is wrong. If not, look whether a backup has the missing changes, and restore it.',
      accept: 'I know this',
      failed: 'This could not be noted. The notice will come again.',
    },
    readOnly: {
      title: 'The library is damaged and open for reading only',
      text: 'You can read what can still be read; nothing can be changed, so that nothing more is lost. A page that cannot be read says so.',
      what: 'To work again, restore a backup. The damaged library is set aside then and not deleted.',
    },
    diskFull: {
      title: 'The disk is full, or nearly',
      text: 'Sanad has given up the space that it kept in reserve, so that what you do can still be saved. Nothing is lost so far.',
      what: 'Free some space on this disk soon. This notice goes by itself then.',
    },
  },

  obstructed: {
    title: 'The library cannot be opened',
    restoreTitle: 'Restore a backup',
    absentText:
      'Backups lie in the data folder, but no library. In place of a new library you can begin with one of them.',
    restoreText: 'A backup can be put in the library’s place. What is here now is set aside first and kept.',
    offer: 'Restore a backup',
  },
};
