import type { Random } from '#server/numerics/random';
import { logNormal, pick, poisson } from './draw.ts';
import { type DemoCustomer, MONTHS } from './make-customers.ts';
import type { Product } from './make-products.ts';

export interface InvoiceLine {
  readonly product: Product;
  /** Negative in a return. */
  readonly quantity: number;
}

export interface Invoice {
  readonly atMs: number;
  /** Null on counter sales, which know no customer. */
  readonly customerId: number | null;
  readonly country: string;
  readonly isReturn: boolean;
  readonly lines: readonly InvoiceLine[];
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const LAST_MOMENT = Date.UTC(2011, 11, 9, 12, 50);
/** Trade over the year, December 2010 first; November is the peak. */
const SEASON = [1.1, 0.8, 0.8, 1, 0.95, 1, 1, 0.95, 0.95, 1.15, 1.3, 1.5, 0.5];
const COUNTER_SALES = 2_400;
const RETURN_SHARE = 0.07;

/** A year of trade in the order of time: every customer's purchases, their returns, and counter sales. */
export function makeInvoices(
  random: Random,
  customers: readonly DemoCustomer[],
  products: readonly Product[],
): Invoice[] {
  const invoices = customers.flatMap((customer) => buyAllYear(random, customer, products));
  for (let i = 0; i < COUNTER_SALES; i++) {
    const atMs = momentIn(random, random.integer(MONTHS - 1));
    const lines = fillBasket(random, products, logNormal(random, 9_000, 0.8));
    invoices.push({ atMs, customerId: null, country: 'United Kingdom', isReturn: false, lines });
  }
  return invoices.filter(({ atMs }) => atMs <= LAST_MOMENT).sort((a, b) => a.atMs - b.atMs);
}

function buyAllYear(random: Random, customer: DemoCustomer, products: readonly Product[]): Invoice[] {
  const invoices: Invoice[] = [];
  for (let month = customer.firstMonth; month <= customer.lastMonth; month++) {
    const drawn = poisson(random, customer.invoicesPerMonth * SEASON[month]!);
    const count = customer.regular ? Math.max(1, drawn) : drawn;
    for (let i = 0; i < count; i++) {
      const bought: Invoice = {
        atMs: momentIn(random, month),
        customerId: customer.id,
        country: customer.country,
        isReturn: false,
        lines: fillBasket(random, products, logNormal(random, customer.basketPence, 0.45)),
      };
      invoices.push(bought);
      if (random.double() < RETURN_SHARE) invoices.push(returnOne(random, bought));
    }
  }
  return invoices;
}

/** One line of a purchase comes back, in part, within three weeks. */
function returnOne(random: Random, bought: Invoice): Invoice {
  const line = pick(random, bought.lines);
  const quantity = -(1 + random.integer(line.quantity - 1));
  const atMs = bought.atMs + (1 + random.integer(20)) * 24 * HOUR_MS;
  return { ...bought, atMs, isReturn: true, lines: [{ ...line, quantity }] };
}

/** Articles for about this much money: many lines of few pieces or few lines of many, as chance has it. */
function fillBasket(random: Random, products: readonly Product[], pence: number): InvoiceLine[] {
  const count = 1 + poisson(random, 6);
  return Array.from({ length: count }, () => {
    const product = pick(random, products);
    const share = logNormal(random, pence / count / product.pence, 0.3);
    return { product, quantity: Math.max(1, Math.round(share)) };
  });
}

/** A moment in a month of the year, December 2010 being 0, between 8:00 and 17:59; Saturdays the shop is closed. */
function momentIn(random: Random, month: number): number {
  const days = new Date(Date.UTC(2010, 12 + month, 0)).getUTCDate();
  const day = Date.UTC(2010, 11 + month, 1 + random.integer(days - 1));
  const open = new Date(day).getUTCDay() === 6 ? day - 24 * HOUR_MS : day;
  return open + (8 + random.integer(9)) * HOUR_MS + random.integer(59) * MINUTE_MS;
}
