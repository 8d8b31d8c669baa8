import { invoke } from '#server/inference/invoke';
import { AppError } from '#server/platform/errors';
import { Callout } from '../_ui/callout.tsx';
import { orRefusal } from '../_ui/or-refusal.ts';
import { PredictionCard } from './prediction-card.tsx';
import { preparePrediction } from './prepare-prediction.ts';

/** Asks the model exactly as `POST /invocations` does. */
export async function Prediction({ model, customer }: { model: string; customer: string }) {
  const outcome = await orRefusal(invoke({ customer_list: [customer] }, { model, details: 'true' }));
  if (outcome instanceof AppError) {
    const { code, message } = outcome;
    // A model that cannot answer now is no mistake of whoever asks.
    return <Callout tone={code === 'unavailable' ? 'caution' : 'failure'} title={message} role="alert" />;
  }
  const [detail] = outcome.answer.details ?? [];
  return detail ? <PredictionCard customer={customer} prediction={preparePrediction(detail)} /> : null;
}
