/** A protobuf varint: 7 bits a byte, lowest first; a negative number as its 64-bit two's complement, so in 10 bytes. */
export function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

/**
 * The varint that begins at a place, as a signed 64-bit number, and the place after it.
 * @throws RangeError when the bytes end in the middle of it.
 */
export function readVarint(bytes: Uint8Array, start: number): { value: bigint; next: number } {
  let value = 0n;
  let shift = 0n;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return { value: BigInt.asIntN(64, value), next: at + 1 };
    shift += 7n;
  }
  throw new RangeError(`readVarint: the bytes end inside the number that begins at ${start}`);
}
