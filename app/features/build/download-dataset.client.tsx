'use client';

import { useMutation } from '@tanstack/react-query';
import type { MadeDataset } from '#server/feature-store/datasets';
import { Button } from '../../_ui/button.tsx';
import { FieldError } from '../../_ui/field.tsx';
import { formatQuantity } from '../../_ui/format-number.ts';
import { type Choice, choiceQuery, choiceRequest } from './read-choice.ts';

type Made = Pick<MadeDataset, 'id' | 'rows' | 'contentSha256'>;

async function makeDataset(choice: Choice): Promise<Made> {
  const response = await fetch('/api/v1/datasets', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(choiceRequest(choice)),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail ?? `The dataset could not be made (HTTP ${response.status}).`);
  return answer as Made;
}

/** Makes the whole dataset and gives its files; another choice asks for another. */
export function DownloadDataset({ choice }: { choice: Choice }) {
  const { mutate, data, error, isPending, variables } = useMutation({ mutationFn: makeDataset });
  const isOfChoice = variables !== undefined && choiceQuery(variables) === choiceQuery(choice);
  return (
    <>
      <Button onClick={() => mutate(choice)} disabled={isPending}>
        {isPending ? 'Making it…' : 'Make dataset'}
      </Button>
      <span role="status" className="text-sm text-ink-soft">
        {data && isOfChoice && (
          <>
            {formatQuantity(data.rows, 'row')}, content {data.contentSha256.slice(0, 8)}:{' '}
            <DownloadLink id={data.id} format="parquet" /> <DownloadLink id={data.id} format="csv" />
          </>
        )}
      </span>
      {isOfChoice && <FieldError id="dataset-problem" message={error?.message} />}
    </>
  );
}

function DownloadLink({ id, format }: { id: string; format: 'parquet' | 'csv' }) {
  return (
    <a href={`/api/v1/datasets/${id}/file?format=${format}`} download className="text-accent underline">
      {format === 'csv' ? 'CSV' : 'Parquet'}
    </a>
  );
}
