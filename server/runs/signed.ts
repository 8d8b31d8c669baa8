/** A difference with its sign, a true minus: `+0.123`, `−0.010`, `0.000`. Safe in the browser. */
export function signed(value: number, decimals = 3): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}
