/** How a run is told apart in a comparison: by letter, by shape and by colour, so that any one of them is enough. */
export interface Identity {
  readonly letter: string;
  /** SVG path in a 12 × 12 box. */
  readonly shape: string;
  readonly shapeName: string;
  /** Colour token as a CSS value, for charts. */
  readonly colour: string;
  /** Dash pattern of its lines in charts. */
  readonly dash: string;
}

const IDENTITIES: readonly Identity[] = [
  {
    letter: 'A',
    shapeName: 'circle',
    shape: 'M6 1a5 5 0 1 0 0 10a5 5 0 0 0 0-10z',
    colour: 'var(--color-run-a)',
    dash: '',
  },
  { letter: 'B', shapeName: 'triangle', shape: 'M6 1l5.4 10H.6z', colour: 'var(--color-run-b)', dash: '6 3' },
  { letter: 'C', shapeName: 'square', shape: 'M1.5 1.5h9v9h-9z', colour: 'var(--color-run-c)', dash: '2 3' },
  {
    letter: 'D',
    shapeName: 'diamond',
    shape: 'M6 .4L11.6 6 6 11.6.4 6z',
    colour: 'var(--color-run-d)',
    dash: '8 3 2 3',
  },
  {
    letter: 'E',
    shapeName: 'cross',
    shape: 'M4.2 1h3.6v3.2H11v3.6H7.8V11H4.2V7.8H1V4.2h3.2z',
    colour: 'var(--color-run-e)',
    dash: '4 2',
  },
  {
    letter: 'F',
    shapeName: 'inverted triangle',
    shape: 'M.6 1h10.8L6 11z',
    colour: 'var(--color-run-f)',
    dash: '10 4',
  },
  {
    letter: 'G',
    shapeName: 'hexagon',
    shape: 'M3.2 1h5.6L11.6 6 8.8 11H3.2L.4 6z',
    colour: 'var(--color-run-g)',
    dash: '1 2',
  },
  { letter: 'H', shapeName: 'bar', shape: 'M4 .8h4v10.4H4z', colour: 'var(--color-run-h)', dash: '6 2 1 2' },
];

export const MOST_COMPARED = IDENTITIES.length;

/** The identity of the run at a position. @throws RangeError beyond the eighth, which no comparison shows. */
export function identityAt(position: number): Identity {
  const identity = IDENTITIES[position];
  if (!identity)
    throw new RangeError(`identityAt: position ${position}; a comparison shows at most ${MOST_COMPARED} runs`);
  return identity;
}
