const number = new Intl.NumberFormat('fa');

export const n = (value: number): string => number.format(value);

/** Persian keeps the singular after a number. */
export const counted = (value: number, word: string): string => `${n(value)} ${word}`;
