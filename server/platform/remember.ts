/**
 * Remembers the answers to the last `most` different questions. Whoever asks while an answer is being worked out waits
 * for the same one; a failure is not remembered.
 */
export function remember<T>(most: number): (question: string, work: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (question, work) => {
    const known = answers.get(question);
    if (known) return known;
    const answer = work();
    answers.set(question, answer);
    answer.catch(() => answers.delete(question));
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
