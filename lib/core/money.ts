/** Money is kept in millionths of a US dollar, and told in dollars. */
export const dollars = (micros: number): number => micros / 1_000_000;
