/**
 * SQL condition: the columns come after the values, the first column first. Written out, since Redshift does not compare
 * rows.
 */
export function isAfter(columns: readonly string[], values: readonly string[]): string {
  const cases = columns.map((column, i) => {
    const equal = columns.slice(0, i).map((before, j) => `${before} = ${values[j]}`);
    return [...equal, `${column} > ${values[i]}`].join(' AND ');
  });
  return `(${cases.join(' OR ')})`;
}
