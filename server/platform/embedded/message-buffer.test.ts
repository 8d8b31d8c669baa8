import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MessageBuffer } from './message-buffer.ts';
import { message } from './wire-protocol.ts';

test('messages come out whole and in order however the network cuts them', () => {
  const tags = fc.constantFrom('Q', 'P', 'B', 'E', 'S');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(tags, fc.uint8Array({ maxLength: 40 })), { minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
      (messages, cuts) => {
        const sent = Buffer.concat(messages.map(([tag, body]) => message(tag, Buffer.from(body))));
        const buffer = new MessageBuffer();
        buffer.expectTags();
        const taken: Buffer[] = [];
        for (let at = 0, i = 0; at < sent.length; i++) {
          const size = cuts[i % cuts.length]!;
          buffer.push(sent.subarray(at, at + size));
          at += size;
          const part = buffer.has() ? buffer.take() : Buffer.alloc(0);
          if (part.length > 0) expect(part.length).toBe(wholeBytes(part));
          taken.push(part);
        }
        expect(Buffer.concat(taken).equals(sent)).toBe(true);
      },
    ),
  );
});

/** Bytes of `part` covered by whole messages, counted independently. */
function wholeBytes(part: Buffer): number {
  let at = 0;
  while (at + 5 <= part.length && at + 1 + part.readUInt32BE(at + 1) <= part.length)
    at += 1 + part.readUInt32BE(at + 1);
  return at;
}

test('a terminate message is never handed on, nor what follows it', () => {
  const buffer = new MessageBuffer();
  buffer.expectTags();
  const query = message('Q', 'select 1');
  buffer.push(Buffer.concat([query, message('X'), query]));
  expect(buffer.take().equals(query)).toBe(true);
  expect(buffer.has()).toBe(false);
});

test('a length that cannot be one is refused', () => {
  const buffer = new MessageBuffer();
  buffer.push(Buffer.from('GET / HTTP/1.1\r\n'));
  expect(() => buffer.has()).toThrow(/expected a message of 4 to/);
});
