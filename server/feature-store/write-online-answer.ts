import type { GotOnlineFeatures } from './get-online-features.ts';

/**
 * JSON.stringify of an answer, but a list that several columns share is written once: features of a view share their
 * moments, and mostly their statuses, which are more than half of the text.
 */
export function writeOnlineAnswer({ results, metadata }: GotOnlineFeatures['answer']): string {
  const texts = new Map<readonly unknown[], string>();
  const write = (list: readonly unknown[]): string => {
    const text = texts.get(list) ?? JSON.stringify(list);
    texts.set(list, text);
    return text;
  };
  const columns = results.map(
    ({ values, statuses, event_timestamps: moments }) =>
      `{"values":${JSON.stringify(values)},"statuses":${write(statuses)},"event_timestamps":${write(moments)}}`,
  );
  return `{"results":[${columns.join(',')}],"metadata":${JSON.stringify(metadata)}}`;
}
