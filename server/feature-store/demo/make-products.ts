import type { Random } from '#server/numerics/random';
import { logNormal, pick } from './draw.ts';

export interface Product {
  readonly stockCode: string;
  readonly description: string;
  /** In pence, so that every price has two decimals. */
  readonly pence: number;
}

const STYLES = [
  'ENAMEL',
  'WILLOW',
  'PÂTE DE VERRE',
  'SLATE',
  'GINGHAM',
  'COPPER',
  'FELT',
  'BIRCH',
  'PORCELAIN',
  'TARTAN',
];
const THINGS = ['CAFÉ CUP', 'CRÈME JUG', 'BREAD BIN', 'LANTERN', 'NOËL GARLAND', 'DOORSTOP', 'CAKE STAND', 'COAT HOOK'];
const FINISHES = ['SMALL', 'LARGE', 'SET OF 4', 'WITH LID, BOXED', '"BIENVENUE"', 'À LA MAISON'];

/** Every combination once: enough articles for baskets to differ, a few with commas, quotes and accents. */
export function makeProducts(random: Random): Product[] {
  const names = STYLES.flatMap((style) => THINGS.flatMap((thing) => FINISHES.map((end) => `${style} ${thing} ${end}`)));
  return names.map((description, i) => ({
    stockCode: `${40_000 + 7 * i}${pick(random, ['', '', 'A', 'B'])}`,
    description,
    pence: Math.max(15, Math.round(logNormal(random, 240, 0.7))),
  }));
}
