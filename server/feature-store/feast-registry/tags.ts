/** Where Feast has no word for something, a tag keeps it: `cookoff.leaks`, `cookoff.class.0`, `cookoff.pipeline`. */
export const LEAKS_TAG = 'cookoff.leaks';
export const CLASS_TAG = 'cookoff.class.';
export const PIPELINE_TAG = 'cookoff.pipeline';
