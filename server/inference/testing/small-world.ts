import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { ingestFile } from '#server/feature-store/ingest-file';

const actor = { name: 'Dee' };

/** Customers of the small world, one a week, each later one having spent more: `100.0` … `113.0`. */
const CUSTOMERS = 14;

/** Applies the feature repo and ingests a small file of invoices, in the COOKOFF_HOME of this process. */
export async function fillOfflineStore(folder: string): Promise<void> {
  const file = join(folder, 'invoices.csv');
  await writeFile(file, `${[HEADER, ...Array.from({ length: CUSTOMERS }, (_, i) => linesOf(i))].flat().join('\n')}\n`);
  await applyFeatureRepo(actor);
  await ingestFile(file, { pipeline: 'customer_rfm' }, actor);
}

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

/** Distinct recency, number of lines, money and label revenue for each customer, so that quartiles can be cut. */
function linesOf(i: number): string[] {
  const bought = new Date(Date.UTC(2011, 2, 2 + 6 * i)).toISOString().slice(0, 10);
  const line = (date: string, price: number) => `5360${i},X,THING,1,${date} 09:00,${price},${100 + i},United Kingdom`;
  return [...Array.from({ length: i + 1 }, () => line(bought, 10 * (i + 1))), line('2011-07-01', 10 * 2 ** i)];
}
