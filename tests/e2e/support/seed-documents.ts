/** The five bundled documents as the interface shows them. */
export interface SeedDocument {
  /** The first three figures of its file's name. */
  readonly number: string;
  readonly file: string;
  readonly title: string;
  readonly words: string;
}

export const NEWLY_RELEASED: SeedDocument = {
  number: '000',
  file: '000_d5d954a64e7a6692.txt',
  title: 'The newly releasedsecond audio recording of Ayatollah Hossein-Ali…',
  words: '793',
};
export const NEW_AUDIO: SeedDocument = {
  number: '001',
  file: '001_2b922733e04b2d79.txt',
  title: 'New Audio Evidence Reveals Further Details of Iran’s 1988 Massacre',
  words: '1,525',
};
export const MASSACRE: SeedDocument = {
  number: '002',
  file: '002_80d17703e1970d9a.txt',
  title: '1988 Massacre of Political prisoners in Iran',
  words: '1,025',
};
export const THE_TAPE: SeedDocument = {
  number: '003',
  file: '003_e65d416f53646b56.txt',
  title: 'The tape sent shockwaves through Iran, as it…',
  words: '1,547',
};
export const ALLEGATIONS: SeedDocument = {
  number: '004',
  file: '004_4c2d50515013497f.txt',
  title: 'Iran Mass Execution Allegations: Khamenei, Rafsanjani Accused',
  words: '872',
};

export const SEED_DOCUMENTS: readonly SeedDocument[] = [
  NEWLY_RELEASED,
  NEW_AUDIO,
  MASSACRE,
  THE_TAPE,
  ALLEGATIONS,
];

/** The titles in the order in which the library lists them first. */
export const TITLES_IN_ORDER: readonly string[] = [
  MASSACRE,
  ALLEGATIONS,
  NEW_AUDIO,
  NEWLY_RELEASED,
  THE_TAPE,
].map(({ title }) => title);
