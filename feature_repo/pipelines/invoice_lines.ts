/** What the RFM pipeline asks of the raw invoice lines: one pass to account for them, one for the customers. */
import { z } from 'zod';
import type { PipelineContext } from '#server/feature-store/vocabulary';

const day = z.iso.date();

export const ParametersSchema = z
  .strictObject({
    country: z.string().min(1).default('United Kingdom'),
    /** Windows hold their first day and not their last. */
    featuresFrom: day.default('2011-03-01'),
    featuresTo: day.default('2011-06-01'),
    labelFrom: day.default('2011-06-01'),
    labelTo: day.default('2011-12-01'),
    /** Customers at or above this quantile of the label revenue are left out as outliers. */
    labelQuantile: z.number().gt(0).max(1).default(0.99),
  })
  .prefault({});
export type Parameters = z.infer<typeof ParametersSchema>;
type Query = PipelineContext<Parameters>['query'];

/** A customer with at least one line in the feature window; `revenue` is null without a line in the label window. */
export interface Customer {
  readonly id: string;
  readonly lastInvoiceMs: number;
  readonly lines: number;
  readonly money: number;
  readonly revenue: number | null;
}

/** Lines in all, those of the country and its last invoice, and lines left out: the first reason that holds counts. */
export async function countLines(query: Query, parameters: Parameters) {
  const [line] = await query(`
    WITH ${lineCte(parameters)}
    SELECT count(*) AS raw,
      count(*) FILTER (inCountry) AS inCountry,
      count(moment) AS dates,
      any_value(InvoiceDate) FILTER (moment IS NULL) AS badDate,
      count(*) FILTER (NOT inCountry) AS elsewhere,
      count(*) FILTER (inCountry AND id IS NULL) AS nameless,
      count(*) FILTER (inCountry AND id IS NOT NULL AND moment IS NULL) AS undated,
      count(*) FILTER (inCountry AND id IS NOT NULL AND moment IS NOT NULL AND amount IS NULL) AS unpriced,
      count(*) FILTER (usable AND NOT inFeatures AND NOT inLabel) AS outside,
      epoch_ms(max(moment) FILTER (inCountry AND inFeatures)) AS lastInvoiceMs
    FROM line`);
  const count = (name: string) => Number(line?.[name]);
  if (count('raw') > 0 && count('dates') === 0) {
    throw new RangeError(
      `InvoiceDate: none of ${count('raw')} dates can be read, the first is "${line?.badDate ?? ''}"; ` +
        'dates look like 12/1/2010 8:26 (M/D/YYYY H:MM) or 2010-12-01 08:26',
    );
  }
  return {
    raw: count('raw'),
    inCountry: count('inCountry'),
    lastInvoiceMs: count('lastInvoiceMs'),
    dropped: [
      { reason: `country is not ${parameters.country}`, unit: 'line', count: count('elsewhere') },
      { reason: 'no customer id', unit: 'line', count: count('nameless') },
      { reason: 'date cannot be read', unit: 'line', count: count('undated') },
      { reason: 'quantity or price cannot be read', unit: 'line', count: count('unpriced') },
      { reason: 'outside both windows', unit: 'line', count: count('outside') },
    ],
  };
}

/** Customers of the feature window by id, and how many were seen in the label window alone. */
export async function readCustomers(query: Query, parameters: Parameters) {
  const rows = await query(`
    WITH ${lineCte(parameters)}
    SELECT id,
      count(*) FILTER (inFeatures) AS lines,
      epoch_ms(max(moment) FILTER (inFeatures)) AS lastInvoiceMs,
      sum(amount) FILTER (inFeatures) AS money,
      sum(amount) FILTER (inLabel) AS revenue
    FROM line WHERE usable AND (inFeatures OR inLabel)
    GROUP BY id ORDER BY id`);
  const customers = rows
    .filter(({ lines }) => Number(lines) > 0)
    .map(
      (row): Customer => ({
        id: String(row.id),
        lastInvoiceMs: Number(row.lastInvoiceMs),
        lines: Number(row.lines),
        money: Number(row.money),
        revenue: row.revenue === null ? null : Number(row.revenue),
      }),
    );
  return { customers, onlyLabelWindow: rows.length - customers.length };
}

/** Every raw line, read: its customer (`12747` and `12747.0` are one), moment, amount, and what it counts for. */
function lineCte({ country, featuresFrom, featuresTo, labelFrom, labelTo }: Parameters): string {
  return `
    read AS (
      SELECT InvoiceDate,
        coalesce(trim(Country) = '${country.replaceAll("'", "''")}', false) AS inCountry,
        nullif(regexp_replace(trim(CustomerID), '^(\\d+)(\\.0*)?$', '\\1.0'), '') AS id,
        coalesce(
          try_strptime(trim(InvoiceDate), ['%m/%d/%Y %H:%M', '%m/%d/%Y %H:%M:%S']),
          try_cast(trim(InvoiceDate) AS TIMESTAMPTZ) AT TIME ZONE 'UTC'
        ) AS moment,
        try_cast(trim(Quantity) AS DECIMAL(18, 3)) * try_cast(trim(UnitPrice) AS DECIMAL(18, 6)) AS amount
      FROM raw
    ),
    line AS (
      SELECT *,
        inCountry AND id IS NOT NULL AND moment IS NOT NULL AND amount IS NOT NULL AS usable,
        moment >= TIMESTAMP '${featuresFrom}' AND moment < TIMESTAMP '${featuresTo}' AS inFeatures,
        moment >= TIMESTAMP '${labelFrom}' AND moment < TIMESTAMP '${labelTo}' AS inLabel
      FROM read
    )`;
}
