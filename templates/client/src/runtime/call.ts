import type { ApiError } from './errors/api-error.ts';
import { isApiError } from './errors/api-error.ts';
import { type ConnectionError, isConnectionError } from './errors/connection-error.ts';
import type { Reply } from './reply.ts';
import { trusted } from './trusted.ts';

/** How a call ended, without exceptions. `response` is undefined where no answer came; its body has been read. */
export type Result<Data, Code extends string = string> =
  | Readonly<{ data: Data; error: undefined; response: Response }>
  | Readonly<{ data: undefined; error: ApiError<Code>; response: Response }>
  | Readonly<{ data: undefined; error: ConnectionError; response: undefined }>;

/** What a call gives where the answer itself matters: status and headers, the ETag among them. */
export type WithResponse<Data> = Readonly<{ data: Data; response: Response }>;

/**
 * A call under way: a promise of its data that can also tell more. It starts by itself, once, whatever is asked of it.
 * `Code` are the codes of error that the contract names for it.
 */
export class Call<Data, Code extends string = string> implements Promise<Data> {
  readonly [Symbol.toStringTag] = 'Call';
  readonly #start: () => Promise<Reply>;
  #reply: Promise<Reply> | undefined;

  constructor(start: () => Promise<Reply>) {
    this.#start = start;
    queueMicrotask(() => this.reply());
  }

  /** The answer as it came; the first who asks sets it off. */
  protected reply(): Promise<Reply> {
    this.#reply ??= this.#start();
    return this.#reply;
  }

  /** Data and answer. Throws as the call does. */
  async withResponse(): Promise<WithResponse<Data>> {
    const { response, body } = await this.reply();
    return { data: trusted<Data>(body), response };
  }

  /** Data or error. Throws only what is no answer: the caller's own abort, or wrong arguments. */
  async result(): Promise<Result<Data, Code>> {
    try {
      return { ...(await this.withResponse()), error: undefined };
    } catch (error) {
      if (isApiError(error)) return { data: undefined, error: trusted<ApiError<Code>>(error), response: error.response };
      if (isConnectionError(error)) return { data: undefined, error, response: undefined };
      throw error;
    }
  }

  // biome-ignore lint/suspicious/noThenProperty: a call is a promise
  then<Fulfilled = Data, Rejected = never>(
    fulfilled?: ((data: Data) => Fulfilled | PromiseLike<Fulfilled>) | null,
    rejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#data().then(fulfilled, rejected);
  }

  catch<Rejected = never>(rejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null): Promise<Data | Rejected> {
    return this.#data().catch(rejected);
  }

  finally(finished?: (() => void) | null): Promise<Data> {
    return this.#data().finally(finished);
  }

  async #data(): Promise<Data> {
    return (await this.withResponse()).data;
  }
}
