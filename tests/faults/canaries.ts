/** Words that stand nowhere else, each written at one place of the library. */
export const CANARIES = {
  tag: 'Quorvexilant',
  alias: 'Tolverúnicade',
  description: 'brandelmoskite',
  comment: 'Zimforgulate',
  link: 'hastivorple',
  note: 'Gremblaxident',
  noteTitle: 'Vostermingue',
  label: 'drelkumonast',
  later: 'plinderwoxes',
  persian: 'گرمبلاکسیدنت',
  refused: 'yolbrastinker',
  document: 'Skevornamtile',
  corrected: 'crostifendule',
  file: 'mervoxtalings',
  query: 'faldrinokest',
  savedName: 'Umbrelaxotide',
  savedQuery: 'strivonagelup',
  listedName: 'Okhtarvelinsku',
} as const;

export const CANARY_PASSPHRASE = 'bolverashtic unkelimorp tazzendril';
