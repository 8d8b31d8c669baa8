import { invoke } from '#server/inference/invoke';
import { AppError } from '#server/platform/errors';
import { Callout } from '../_ui/callout.tsx';
import { PredictionCard } from './prediction-card.tsx';
import { preparePrediction } from './prepare-prediction.ts';

/** Asks the model exactly as `POST /invocations` does. */
export async function Prediction({ model, customer }: { model: string; customer: string }) {
  const outcome = await ask(model, customer);
  if ('refusal' in outcome) {
    const { code, message } = outcome.refusal;
    // A model that cannot answer now is no mistake of whoever asks.
    return <Callout tone={code === 'unavailable' ? 'caution' : 'failure'} title={message} role="alert" />;
  }
  const [detail] = outcome.answer.details ?? [];
  return detail ? <PredictionCard customer={customer} prediction={preparePrediction(detail)} /> : null;
}

async function ask(model: string, customer: string) {
  try {
    return await invoke({ customer_list: [customer] }, { model, details: 'true' });
  } catch (error) {
    if (error instanceof AppError) return { refusal: error };
    throw error;
  }
}
