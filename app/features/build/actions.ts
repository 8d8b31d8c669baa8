'use server';

import { redirect } from 'next/navigation';
import { action } from '#server/doors/action';
import { SaveFeatureServiceSchema, saveFeatureService } from '#server/feature-store/save-feature-service';

/** Written to the feature repo; what it changes is then for plan to show and for apply to do. */
export const saveFeatureServiceAction = action(SaveFeatureServiceSchema, async (input, actor) => {
  await saveFeatureService(input, actor);
  redirect('/features?plan=1');
});
