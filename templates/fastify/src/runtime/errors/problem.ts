/** Problem details for HTTP APIs (RFC 9457). */
import type { ErrorFormat } from './write.ts';

/** `type` is a URI reference: the page of the code, else `about:blank`, with the code as an extension member. */
export const problem: ErrorFormat = (refusal, docUrl) => ({
  type: docUrl ?? 'about:blank',
  title: sentenceCase(refusal.code.replaceAll(/[_-]/g, ' ')),
});

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
