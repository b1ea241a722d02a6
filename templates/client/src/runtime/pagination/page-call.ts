import { Call } from '../call.ts';
import { type CallRequest, fieldOf, withField } from '../call-request.ts';
import type { PageDescriptor } from '../descriptor.ts';
import type { Reply } from '../reply.ts';
import { trusted } from '../trusted.ts';
import { firstRequest, itemsOf, nextRequest } from './next-request.ts';

/** A list: awaited it is its first page, with `for await` every item of every page, each page fetched when it is needed. */
export class PageCall<Page, Item, Code extends string = string> extends Call<Page, Code> implements AsyncIterable<Item> {
  readonly #page: PageDescriptor;
  readonly #send: (request: CallRequest) => Promise<Reply>;
  #request: CallRequest;

  constructor(page: PageDescriptor, request: CallRequest, send: (request: CallRequest) => Promise<Reply>) {
    super(() => send(this.#request));
    this.#page = page;
    this.#send = send;
    this.#request = firstRequest(page, request);
  }

  /** Page by page, as the server answers them. Throws if a page leads back to itself. */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    for await (const reply of this.#replies()) yield trusted<Page>(reply.body);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const reply of this.#replies()) yield* trusted<readonly Item[]>(itemsOf(this.#page, reply));
  }

  /** The first so many items (default: all). Asks for pages no larger than that, where the size is not given. */
  async toArray(options: Readonly<{ limit?: number | undefined }> = {}): Promise<Item[]> {
    const limit = options.limit ?? Number.POSITIVE_INFINITY;
    const items: Item[] = [];
    if (limit <= 0) return items;
    this.#fit(limit);
    for await (const item of this) {
      items.push(item);
      if (items.length >= limit) break;
    }
    return items;
  }

  async *#replies(): AsyncGenerator<Reply, void, undefined> {
    let request: CallRequest | null = this.#request;
    let reply = await this.reply();
    for (;;) {
      yield reply;
      const next: CallRequest | null = nextRequest(this.#page, request, reply);
      if (next === null) return;
      if (sameAddress(next, request)) throw new Error('The answer names the page that was just read as the next one.');
      request = next;
      reply = await this.#send(request);
    }
  }

  #fit(limit: number): void {
    const size = this.#page.size;
    if (!size?.maximum || !Number.isFinite(limit) || fieldOf(this.#request, size.field) !== undefined) return;
    this.#request = withField(this.#request, size.field, Math.min(limit, size.maximum));
  }
}

const sameAddress = (one: CallRequest, other: CallRequest): boolean =>
  JSON.stringify([one.follow, one.query, one.header, one.body]) === JSON.stringify([other.follow, other.query, other.header, other.body]);
