/** A moment as the contract has it (ISO 8601 in UTC), from milliseconds since 1970-01-01T00:00Z. */
export function asMoment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
