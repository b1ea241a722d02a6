/** What an operation is, as data. Written by the generator, one constant an operation; the runtime knows no API but through it. */

/** Where the operation is served. `url` may hold `{variables}`; `main` is false where the operation has a host of its own. */
export type ServerDescriptor = Readonly<{ url: string; variables: Readonly<Record<string, string>>; main: boolean }>;

/** How a value becomes text. Left out: OpenAPI's default of the place (`simple` in path and header, `form` in query and cookie). */
export type ParameterDescriptor = Readonly<{
  name: string;
  style?: string;
  explode?: boolean;
  /** Leave the reserved characters of RFC 3986 as they are. */
  reserved?: boolean;
  /** The value is written as this media type instead of by a style. */
  content?: string;
}>;

/** A place in a request: a parameter by name, or a member of the body by JSON pointer. */
export type RequestField = Readonly<{ in: 'path' | 'query' | 'header' | 'cookie' | 'body'; name: string }>;

/** How the caller is known. */
export type SecurityScheme = Readonly<
  { scheme: string } & (
    | { kind: 'bearer' | 'basic' | 'none' }
    | { kind: 'http'; prefix: string }
    | { kind: 'api-key'; in: 'header' | 'query' | 'cookie'; name: string }
  )
>;

/** Where an error of the API keeps what: JSON pointers into its body, null where it says nothing of it. */
export type ErrorFormat = Readonly<{
  mediaType: string;
  code: string | null;
  message: string | null;
  type: string | null;
  param: string | null;
  requestId: string | null;
  details: string | null;
}>;

/** The key that makes a retry safe. `running` is the status that refuses it while the first request runs. */
export type KeyDescriptor = Readonly<{ field: RequestField; running: number | null }>;

/** Where an answer names the next page: a cursor to send or a url to follow; `last-item`: a member of the last item is the cursor. */
export type NextPage = Readonly<
  { in: 'body' | 'header'; name: string; as: 'cursor' | 'url' } | { in: 'last-item'; name: string; as: 'cursor' }
>;

/** How a list goes on. Pointers point into the body of the answer, those of `last-item` into the item. */
export type PageDescriptor = Readonly<
  {
    /** Where the items are; `''` when the body is the list. */
    items: string;
    next: readonly NextPage[];
    /** A boolean; null: a page that names no next one is the last. */
    more: string | null;
    total: string | null;
    send: readonly Readonly<{ field: RequestField; value: unknown }>[];
    size: Readonly<{ field: RequestField; default: number | null; maximum: number | null }> | null;
  } & (
    | { kind: 'cursor'; cursor: RequestField }
    | { kind: 'page'; page: RequestField; first: 0 | 1 }
    | { kind: 'offset'; offset: RequestField }
    | { kind: 'link' }
  )
>;

/** One operation. Arguments of a call are its path parameters, then `input` if there is one, then the options. */
export type OperationDescriptor = Readonly<{
  id: string;
  method: string;
  server: ServerDescriptor;
  path: readonly (string | ParameterDescriptor)[];
  /** What the argument after the path parameters is. */
  input?: 'body' | 'query';
  query?: readonly ParameterDescriptor[];
  headers?: readonly ParameterDescriptor[];
  cookies?: readonly ParameterDescriptor[];
  body?: Readonly<{ type: string; parts?: readonly ParameterDescriptor[] }>;
  accept?: string;
  /** Alternatives, the preferred one first; the schemes of one are needed together. */
  security: readonly (readonly SecurityScheme[])[];
  key?: KeyDescriptor;
  /** Sending it twice has the effect of once, even without a key. */
  repeatable: boolean;
  errors: readonly ErrorFormat[];
}>;

/** An operation that lists. */
export type PageOperationDescriptor = OperationDescriptor & Readonly<{ page: PageDescriptor }>;
