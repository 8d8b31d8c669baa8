export interface Memory<T> {
  /** The answer remembered, or what `work` finds out. */
  (question: string, work: () => Promise<T>): Promise<T>;
  /** Whether the answer is there already, so that asking takes no time. */
  knows(question: string): boolean;
}

/**
 * Remembers the answers to the last `most` different questions. Whoever asks while an answer is being worked out waits
 * for the same one; a failure is not remembered.
 */
export function remember<T>(most: number): Memory<T> {
  const answers = new Map<string, { readonly answer: Promise<T>; isThere: boolean }>();
  const ask = (question: string, work: () => Promise<T>): Promise<T> => {
    const known = answers.get(question);
    if (known) return known.answer;
    const asked = { answer: work(), isThere: false };
    answers.set(question, asked);
    asked.answer.then(
      () => {
        asked.isThere = true;
      },
      () => answers.delete(question),
    );
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    return asked.answer;
  };
  return Object.assign(ask, { knows: (question: string) => answers.get(question)?.isThere ?? false });
}
