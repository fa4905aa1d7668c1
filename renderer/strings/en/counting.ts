const number = new Intl.NumberFormat('en');

export const n = (value: number): string => number.format(value);

export const counted = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;
