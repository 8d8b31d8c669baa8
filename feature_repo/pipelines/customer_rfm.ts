/**
 * Raw invoices → one row a customer: recency, frequency and money of a feature window, their quartile groups, and the
 * lifetime-value cluster of the revenue in the label window that follows.
 * Sums are exact decimals in SQL, so no order of the lines can change a digit; the rest is small arithmetic here.
 */
import { type PipelineContext, type PipelineResult, pipeline, type Row } from '#server/feature-store/vocabulary';
import { kmeans1d } from '#server/numerics/kmeans-1d';
import { qcut } from '#server/numerics/qcut';
import { quantile } from '#server/numerics/quantile';
import { type Customer, countLines, type Parameters, ParametersSchema, readCustomers } from './invoice_lines.ts';

const DAY_MS = 86_400_000;
const CLUSTERS = 3;

export const customerRfm = pipeline({
  name: 'customer_rfm',
  table: 'customer_rfm_features',
  columns: ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
  parameters: ParametersSchema,
  run,
});

async function run({ query, parameters }: PipelineContext<Parameters>): Promise<PipelineResult> {
  const lines = await countLines(query, parameters);
  const { customers, onlyLabelWindow } = await readCustomers(query, parameters);
  if (customers.length === 0) {
    const reasons = lines.dropped.map(({ reason, count }) => `${reason}: ${count}`).join('; ');
    throw new RangeError(`no customer is left from ${lines.raw} lines (${reasons})`);
  }
  const { rows, clusters } = label(toFeatures(customers, lines.lastInvoiceMs), parameters.labelQuantile);
  const silent = customers.filter(({ revenue }) => revenue === null).length;
  const outliers = customers.length - silent - rows.length;
  return {
    rows,
    counts: { raw: lines.raw, uk: lines.inCountry, customers: customers.length, labelled: rows.length, clusters },
    dropped: [
      ...lines.dropped,
      { reason: 'bought in the label window only', unit: 'customer', count: onlyLabelWindow },
      { reason: 'no line in the label window', unit: 'customer', count: silent },
      {
        reason: `label revenue at or above its ${parameters.labelQuantile} quantile`,
        unit: 'customer',
        count: outliers,
      },
    ],
  };
}

/** The customers that get a label, with it: revenue clusters by ascending centre, outliers and silent ones left out. */
function label(features: readonly Row[], labelQuantile: number): { rows: Row[]; clusters: number[] } {
  const revenues = features.map(({ revenue6m }) => (revenue6m === null ? Number.NaN : Number(revenue6m)));
  const limit = quantile(revenues, labelQuantile);
  const kept = features.filter((_, i) => revenues[i]! < limit);
  const { labels } = kmeans1d(
    revenues.filter((revenue) => revenue < limit),
    CLUSTERS,
  );
  return {
    rows: kept.map((row, i) => ({ ...row, ltvcluster: labels[i]! })),
    clusters: Array.from({ length: CLUSTERS }, (_, k) => labels.filter((cluster) => cluster === k).length),
  };
}

/**
 * Quartile groups, score and segment of every customer; `revenue6m` is carried along for the label.
 * `newest` is the feature window's last invoice, whether or not it says whose it was.
 */
function toFeatures(customers: readonly Customer[], newest: number): Row[] {
  const recency = customers.map(({ lastInvoiceMs }) => Math.floor((newest + DAY_MS - lastInvoiceMs) / DAY_MS));
  const frequency = customers.map(({ lines }) => lines);
  const money = customers.map((customer) => customer.money);
  const groups = {
    r: quartiles('recency', recency).map((group) => 3 - group), // 3 is the most recent
    f: quartiles('frequency', frequency),
    m: quartiles('monetaryvalue', money),
  };
  return customers.map((customer, i) => {
    const [r, f, m] = [groups.r[i]!, groups.f[i]!, groups.m[i]!];
    const rfmscore = r + f + m;
    return {
      customerid: customer.id,
      recency: recency[i]!,
      frequency: customer.lines,
      monetaryvalue: customer.money,
      r,
      f,
      m,
      rfmscore,
      revenue6m: customer.revenue,
      segmenthighvalue: Number(rfmscore >= 7),
      segmentlowvalue: Number(rfmscore <= 4),
      segmentmidvalue: Number(rfmscore > 4 && rfmscore < 7),
    };
  });
}

function quartiles(name: string, values: number[]): Int32Array {
  try {
    return qcut(values, 4).codes;
  } catch (error) {
    throw new RangeError(`${name} of ${values.length} customers cannot be cut into quartiles`, { cause: error });
  }
}
