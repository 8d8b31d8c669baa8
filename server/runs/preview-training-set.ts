import type { DatasetRequest } from '#server/feature-store/dataset-schema';
import type { RequestedTable } from '#server/feature-store/join-requested';
import { type DatasetPreview, type DatasetWarning, previewDataset } from '#server/feature-store/preview-dataset';
import { AppError } from '#server/platform/errors';
import { toDataset } from '#server/training/dataset';
import { findRunLeaks } from './leaks/leak-guard.ts';

/**
 * The preview of a dataset with what only a look at its rows tells about training: features that alone give the label,
 * and values that no model can learn from.
 * @throws what `previewDataset` throws.
 */
export async function previewTrainingSet(request: DatasetRequest, signal?: AbortSignal): Promise<DatasetPreview> {
  const { preview, joined } = await previewDataset(request, signal);
  if (!request.label || preview.label?.classes.length === 0) return preview;
  return { ...preview, warnings: [...preview.warnings, ...lookAtRows(joined, request, request.label)] };
}

function lookAtRows({ table, resolved }: RequestedTable, request: DatasetRequest, label: string): DatasetWarning[] {
  const features = request.features.filter((reference) => reference !== label);
  if (features.length === 0) return [];
  try {
    const { matrix } = toDataset(table, { features, label });
    const wanted = resolved.filter(({ reference }) => features.includes(reference));
    const leaks = findRunLeaks(matrix, wanted, resolved.find(({ reference }) => reference === label)!);
    return leaks
      .filter(({ reason }) => reason !== 'tagged')
      .map(({ sentence }) => ({ kind: 'leak', message: sentence }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{ kind: 'not_trainable', message: error.message }];
  }
}
