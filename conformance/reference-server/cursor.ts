import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';

/** Makes a text opaque and tamper-evident: AES-256-GCM, bound to `context`. The same text gives the same token, so tests repeat. */
export function seal(secret: string, context: string, text: string): string {
  const key = createHash('sha256').update(secret).digest();
  const nonce = createHmac('sha256', key).update(`${context}\n${text}`).digest().subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text of a token; `null` when it was changed, spelled otherwise, or sealed in another context. */
export function unseal(secret: string, context: string, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.toString('base64url') !== token || bytes.length < 28) return null;
  const key = createHash('sha256').update(secret).digest();
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
