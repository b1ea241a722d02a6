/** A random UUID (RFC 9562, version 4), also where `crypto` is missing (Node 18) or keeps `randomUUID` from plain http. */
export function newKey(): string {
  const source: Partial<Pick<typeof globalThis.crypto, 'randomUUID' | 'getRandomValues'>> | undefined = globalThis.crypto;
  if (source?.randomUUID) return source.randomUUID();
  const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(Math.random() * 256));
  source?.getRandomValues?.(bytes);
  const hex = Array.from(bytes, (byte, index) => withVersion(byte, index).toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function withVersion(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x40;
  return index === 8 ? (byte & 0x3f) | 0x80 : byte;
}
