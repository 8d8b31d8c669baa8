import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeOnlineAnswer } from './write-online-answer.ts';

const moments = ['1970-01-01T00:00:00Z', '2011-06-01T00:00:00.001Z'];
const column = fc.record({
  values: fc.array(fc.oneof(fc.jsonValue(), fc.constant(JSON.rawJSON('9007199254740993')))),
  statuses: fc.constantFrom<readonly string[]>(['PRESENT', 'NOT_FOUND'], ['PRESENT', 'PRESENT'], []),
  event_timestamps: fc.constantFrom<readonly string[]>(moments, []),
});

test('an answer is written as JSON.stringify writes it, whatever its columns share', () => {
  fc.assert(
    fc.property(fc.array(column), fc.array(fc.string()), (results, feature_names) => {
      const answer = { results, metadata: { feature_names } };
      expect(writeOnlineAnswer(answer)).toBe(JSON.stringify(answer));
    }),
  );
});
