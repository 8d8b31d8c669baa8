import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Random } from '#server/numerics/random';
import { makeCustomers } from './demo/make-customers.ts';
import { type Invoice, makeInvoices } from './demo/make-invoices.ts';
import { makeProducts } from './demo/make-products.ts';

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
const FIRST_NUMBER = 500_000;
const INVOICES_A_CHUNK = 500;
const DEMO_SEED = 20_111_209;

/**
 * Writes a made-up year of a shop's invoices, December 2010 to December 2011, in the eight columns of Online Retail as
 * UTF-8 CSV: returns, counter sales without a customer, buyers abroad, accents, commas and quotes. The same seed gives
 * the same bytes. What a customer will be worth can be learned from the quarter before, and not perfectly.
 *
 * @returns Lines written, the header not counted.
 */
export async function writeDemoData(path: string, { seed = DEMO_SEED }: { seed?: number } = {}): Promise<number> {
  const random = new Random(seed);
  const products = makeProducts(random);
  const invoices = makeInvoices(random, makeCustomers(random), products);
  await pipeline(Readable.from(toChunks(invoices)), createWriteStream(path));
  return invoices.reduce((total, { lines }) => total + lines.length, 0);
}

function* toChunks(invoices: readonly Invoice[]): Generator<string> {
  yield HEADER;
  for (let i = 0; i < invoices.length; i += INVOICES_A_CHUNK) {
    yield invoices
      .slice(i, i + INVOICES_A_CHUNK)
      .map((invoice, j) => toCsv(invoice, FIRST_NUMBER + i + j))
      .join('');
  }
}

function toCsv({ atMs, customerId, country, isReturn, lines }: Invoice, number: number): string {
  const at = new Date(atMs);
  const date = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
  const time = `${at.getUTCHours()}:${String(at.getUTCMinutes()).padStart(2, '0')}`;
  const start = `${isReturn ? 'C' : ''}${number}`;
  const end = `${customerId ?? ''},${quoteWhenNeeded(country)}\n`;
  return lines
    .map(({ product, quantity }) => {
      const price = (product.pence / 100).toFixed(2);
      return `${start},${product.stockCode},${quoteWhenNeeded(product.description)},${quantity},${date} ${time},${price},${end}`;
    })
    .join('');
}

function quoteWhenNeeded(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
