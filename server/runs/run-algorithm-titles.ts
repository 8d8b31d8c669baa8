import { ALGORITHM_TITLES } from '#server/training/algorithm-titles';

/** What people call what made a run's model. For the browser, too: `RUN_ALGORITHMS` has the parameters, and with them Zod. */
export const RUN_ALGORITHM_TITLES = { ...ALGORITHM_TITLES, onnx: 'Imported ONNX model' } as const;
