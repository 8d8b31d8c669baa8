import { fitModel } from './fit-model.ts';
import type { FittedModel } from './model.ts';

/** `fitModel` to its end, for whoever does not watch its steps. @throws what `fitModel` throws. */
export function fitAtOnce(...[algorithm, params, sides]: Parameters<typeof fitModel>): FittedModel {
  const fit = fitModel(algorithm, params, sides);
  for (;;) {
    const { done, value } = fit.next();
    if (done) return value;
  }
}
