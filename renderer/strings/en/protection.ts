import { counted, n } from './counting.ts';

/** A length of time, as a sentence says it. */
const times = {
  seconds: () => 'only seconds',
  minutes: (count: number) => `about ${counted(count, 'minute', 'minutes')}`,
  hours: (count: number) => `about ${counted(count, 'hour', 'hours')}`,
  days: (count: number) => `about ${counted(count, 'day', 'days')}`,
  months: (count: number) => `about ${counted(count, 'month', 'months')}`,
  years: (count: number) => `about ${counted(count, 'year', 'years')}`,
  ages: () => 'longer than anybody can wait',
};

/** Whatever protects the library: passphrase, recovery code, lock, erasing. */
export const protection = {
  cancel: 'Cancel',
  backToSettings: 'Settings',
  working: 'At work',
  deriving: 'A key is being made from the passphrase. This takes about a second.',
  lock: 'Lock',
  lockHint: 'Lock the library',
  twofoldLetters:
    'Arabic and Persian keyboards write yeh and kaf as different letters, which look alike here and make different passphrases. Try the keyboard that the passphrase was chosen on.',
  locking: {
    title: 'The library is being locked',
    text: 'What was typed last is saved first.',
  },

  strength: {
    verdicts: { weak: 'Weak', fair: 'Fair', strong: 'Strong' },
    times,
    sentence: (time: string) => `Somebody with ten strong graphics cards would need ${time} to guess it.`,
    ages: 'Somebody with ten strong graphics cards would need longer than anybody can wait to guess it.',
    accepted: 'It is accepted all the same; you decide.',
    limits:
      'The estimate knows English words and common passwords, but not the names and dates of your life.',
    unknownWords:
      'The estimate knows no Persian words and takes each for one of ten thousand. A proverb or a line of a poem is weaker than it says.',
    propose: 'Propose six random words',
    proposeOthers: 'Propose others',
    proposed: 'Six random words',
    proposedHint:
      'Write them down where nobody finds them, and type them into both fields. They are shown only here.',
  },

  newPassphrase: 'New passphrase',
  newPassphraseAgain: 'New passphrase again',
  currentPassphrase: 'Present passphrase',
  currentEmpty: 'Type the present passphrase.',
  currentWrong:
    'This is not the present passphrase. Nothing was changed. Check the keyboard layout and capital letters, and try again.',

  code: {
    label: 'Recovery code',
    hint: 'Seven groups of five characters. Capital letters, spaces and dashes do not matter.',
    groups: 'The recovery code, in seven groups',
    empty: 'Type the recovery code.',
    mistyped: (groups: readonly number[]) =>
      groups.length === 1
        ? `Group ${n(groups[0] ?? 1)} is not as it was written down. Compare it, character by character.`
        : `Groups ${groups.map(n).join(', ')} are not as they were written down. Compare them, character by character.`,
    unfinished: (there: number) => `${n(there)} of 7 groups are there and right.`,
    tooMany: 'These are more than seven groups.',
    right: 'This is the code.',
    wrong:
      'This recovery code does not open the library. Nothing was changed. It may be one that was replaced or used already.',
  },

  offer: {
    title: 'A way back in',
    question: [
      'Nobody can open the library without its passphrase, and nobody can recover it: not even the makers of Sanad.',
      'A recovery code opens the library if the passphrase is forgotten. It is written on paper and kept where whoever may take the laptop will not find it.',
      'Whoever finds the paper and has the laptop can open the library. If there is no safe place for it, go on without one.',
    ],
    make: 'Make a recovery code',
    goOn: 'Go on without one',
    failed:
      'The code could not be made. The library is protected all the same; a code can be made in the settings.',
    continue: 'Go to the library',
  },

  sheet: {
    title: 'Write down the recovery code',
    text: [
      'It is shown this once. Write it by hand: a photograph or a printer keeps a copy of its own.',
      'The numbers in front of the groups are not part of it.',
    ],
    check: 'Type it from your paper, to be sure (optional)',
    done: 'I have written it down',
  },

  recover: {
    link: 'Forgot the passphrase?',
    title: 'Open with the recovery code',
    text: 'The code opens the library and ends with it. Choose a new passphrase at the same time; a new code can be made in the settings.',
    none: 'No recovery code was made for this library. Nobody can open it without its passphrase.',
    submit: 'Open the library',
    back: 'Back to the passphrase',
  },

  page: {
    add: 'Add a passphrase',
    change: 'Change the passphrase',
    recovery: 'Recovery code',
    remove: 'Remove the protection',
    erase: 'Erase the library',
  },

  add: {
    text: [
      'The library is encrypted anew under a key that only the passphrase opens. What lay open on this laptop until now opens nothing afterwards.',
      'Backups in the data folder that can be opened without a passphrase now are destroyed, because anybody could read them: also those made under an earlier passphrase, where the library has had the same key since. Copies elsewhere stay readable: destroy those yourself.',
      'A large library takes some minutes, and for that time as much free space as it has itself, twice over.',
    ],
    ended: (count: number) =>
      count === 1 ? 'This backup is destroyed with it' : `These ${n(count)} backups are destroyed with it`,
    endedBackup: (kind: string, moment: string) => `${kind} of ${moment}`,
    nothingEnds: 'There is no such backup in the data folder now; none is destroyed.',
    submit: 'Encrypt the library',
    busy: 'The library is being encrypted anew',
    busyText:
      'If the laptop is switched off meanwhile, nothing is lost: the library is then as it was, or protected.',
  },

  change: {
    text: [
      'The old passphrase opens nothing from now on. The recovery code stays as it is.',
      'A copy or a full backup of the library made before still opens with the old passphrase.',
    ],
    submit: 'Change the passphrase',
    done: 'The passphrase was changed.',
  },

  recovery: {
    has: 'A recovery code has been made for this library.',
    hasNot: 'This library has no recovery code. Nobody can open it if the passphrase is forgotten.',
    text: 'A code opens the library once and with a new passphrase. Making a new one ends the one before.',
    make: 'Make a recovery code',
    replace: 'Make a new code',
    drop: 'Remove the code',
    dropped: 'The recovery code was removed. The paper opens nothing any more.',
    made: 'The recovery code was made.',
  },

  remove: {
    text: [
      'Without a passphrase, whoever has this laptop can read everything in the library: documents, notes, names.',
      'The recovery code ends too. A passphrase can be added again later.',
    ],
    word: 'remove',
    confirm: (word: string) => `Type “${word}” to confirm`,
    submit: 'Remove the protection',
    done: 'The protection was removed. Whoever has this laptop can read the library.',
  },

  erase: {
    link: 'Erase the library',
    text: [
      'Everything is destroyed: documents, highlights, notes, tags, settings and the backups in the data folder. Neither you nor Sanad can bring it back.',
      'The keys are overwritten first; what remains cannot be read without them. Then every file of Sanad in the data folder is deleted. Other files are left alone.',
      'Sanad cannot reach copies elsewhere. Most solid-state disks keep overwritten data for a while, where a laboratory may find it; a library with a passphrase is unreadable there too, unless the passphrase is known.',
    ],
    word: 'erase',
    confirm: (word: string) => `Type “${word}” to confirm`,
    wrongWord: (word: string) => `Type the word “${word}”. Nothing was changed.`,
    submit: 'Erase everything',
    busy: 'Erasing',
    busyText: 'The keys are destroyed first.',
    done: 'The library was erased. What was copied elsewhere is not affected.',
  },

  autoLock: {
    label: 'Lock when nobody is at work',
    choices: (minutes: number) =>
      minutes === 0 ? 'Never' : `After ${counted(minutes, 'minute', 'minutes')}`,
    hint: 'At work is who types or moves the pointer. A long piece of work that goes on by itself does not count: it ends with the lock, and what it has done is kept.',
  },

  settings: {
    title: 'Protection',
    lockNow: 'Lock now',
    hasCode: 'A recovery code has been made.',
    hasNoCode: 'There is no recovery code.',
  },
};
