const BRAND = Symbol.for('groma.client.api-error');

/** What an error answer says, as far as it says it. */
export type ErrorFacts<Code extends string = string> = Readonly<{
  operation: string;
  status: number;
  code: Code | undefined;
  message: string;
  type: string | undefined;
  param: string | undefined;
  requestId: string | undefined;
  details: unknown;
  body: unknown;
  response: Response;
}>;

/** The server answered, and not with success. Recognised by `isApiError`, also across copies of this package. */
export class ApiError<Code extends string = string> extends Error implements ErrorFacts<Code> {
  override readonly name = 'ApiError';
  readonly [BRAND] = true;
  /** The id of the operation. */
  readonly operation: string;
  readonly status: number;
  /** For programs; undefined where the answer names none. A later version of the API may have codes that the types do not know. */
  readonly code: Code | undefined;
  readonly type: string | undefined;
  /** The parameter or member that is to blame. */
  readonly param: string | undefined;
  /** What to tell the people who run the API. */
  readonly requestId: string | undefined;
  readonly details: unknown;
  /** The body as it came: parsed where it was JSON, else text. */
  readonly body: unknown;
  /** The answer itself; its body has been read. */
  readonly response: Response;

  constructor(facts: ErrorFacts<Code>) {
    super(facts.message);
    this.operation = facts.operation;
    this.status = facts.status;
    this.code = facts.code;
    this.type = facts.type;
    this.param = facts.param;
    this.requestId = facts.requestId;
    this.details = facts.details;
    this.body = facts.body;
    this.response = facts.response;
  }
}

/** Tells whether an error is an answer of an API with these codes. */
export interface ApiErrorTest<Known extends string> {
  /** An error answer of the API with one of these codes. */
  <Code extends Known>(error: unknown, ...codes: [Code, ...Code[]]): error is ApiError<Code>;
  /** Any error answer of the API. */
  (error: unknown): error is ApiError<Known>;
}

/** The test for an API with these codes. */
export function errorTest<Known extends string>(): ApiErrorTest<Known> {
  return (error: unknown, ...codes: string[]): error is ApiError<never> => {
    if (typeof error !== 'object' || error === null || Reflect.get(error, BRAND) !== true) return false;
    return codes.length === 0 || codes.includes(String(Reflect.get(error, 'code')));
  };
}

/** Whether an error is an answer of an API and, where codes are given, has one of them. */
export const isApiError: ApiErrorTest<string> = /* @__PURE__ */ errorTest<string>();
