/** How far a long piece of work has come; `total` is 0 where it cannot be told. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}
