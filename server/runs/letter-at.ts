/** The letter of a run in a comparison, by its place: A, B, C … */
export const letterAt = (position: number): string => String.fromCharCode(65 + position);
