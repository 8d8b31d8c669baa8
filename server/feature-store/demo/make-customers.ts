import type { Random } from '#server/numerics/random';
import { logNormal, pick } from './draw.ts';

export interface DemoCustomer {
  readonly id: number;
  readonly country: string;
  readonly invoicesPerMonth: number;
  /** Typical pence spent at a time. */
  readonly basketPence: number;
  /** Months from December 2010 in which the customer buys, both included. */
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Buys every month without fail, so that the ids people try first always have an answer. */
  readonly regular: boolean;
}

export const MONTHS = 13;
const FIRST_ID = 12_747;
const CUSTOMERS = 3_000;
const REGULAR_IDS = new Set([12_747, 12_841]);
const ABROAD = ['Germany', 'France', 'EIRE', 'Spain', 'Belgium', 'España (Canarias)', 'Côte d’Ivoire', 'Österreich'];

/** Kinds of customers. What they will spend follows from what they spent, with a lot of chance in between. */
const KINDS = [
  { share: 0.72, invoicesPerMonth: 0.55, basketPence: 16_000 },
  { share: 0.21, invoicesPerMonth: 0.9, basketPence: 46_000 },
  { share: 0.07, invoicesPerMonth: 1.4, basketPence: 105_000 },
];

/** Customers by ascending id, from 12747 on. */
export function makeCustomers(random: Random): DemoCustomer[] {
  return Array.from({ length: CUSTOMERS }, (_, i) => makeCustomer(random, FIRST_ID + i));
}

function makeCustomer(random: Random, id: number): DemoCustomer {
  const regular = REGULAR_IDS.has(id);
  const kind = regular ? KINDS[1]! : pickKind(random);
  const home = random.double() < 0.88;
  const abroad = pick(random, ABROAD);
  // One in four comes during the year, one in five stays away from some month on.
  const firstMonth = random.double() < 0.25 ? random.integer(MONTHS - 1) : 0;
  const lastMonth = random.double() < 0.2 ? random.integer(MONTHS - 1) : MONTHS - 1;
  return {
    id,
    country: regular || home ? 'United Kingdom' : abroad,
    invoicesPerMonth: logNormal(random, kind.invoicesPerMonth, 0.4),
    basketPence: logNormal(random, kind.basketPence, 0.35),
    firstMonth: regular ? 0 : firstMonth,
    lastMonth: regular ? MONTHS - 1 : lastMonth,
    regular,
  };
}

function pickKind(random: Random): (typeof KINDS)[number] {
  let left = random.double();
  for (const kind of KINDS) {
    left -= kind.share;
    if (left < 0) return kind;
  }
  return KINDS.at(-1)!;
}
