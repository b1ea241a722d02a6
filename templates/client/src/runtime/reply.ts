import { isJson } from './wire/body.ts';

/** An answer that was read to its end. `body`: JSON parsed, text as a string, anything else a Blob, nothing undefined. */
export type Reply = Readonly<{ response: Response; body: unknown }>;

/** Reads the body as its media type says. Throws what `fetch` throws when the connection breaks, and on JSON that is none. */
export async function readReply(response: Response): Promise<Reply> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 204 || response.status === 205 || response.status === 304) return { response, body: undefined };
  if (type !== '' && !isJson(type) && !/^(text\/|application\/(.*\+)?xml)/i.test(type)) return { response, body: await response.blob() };
  const text = await response.text();
  if (text === '') return { response, body: undefined };
  return { response, body: isJson(type) ? json(text, response.ok) : text };
}

function json(text: string, strict: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (strict) throw error;
    return text; // an error page of something on the way
  }
}
