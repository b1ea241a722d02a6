/** A pact as data (Pact Specification V4): what a consumer relies on, one interaction for each operation. */
import type { Json } from '../../generator/contract/model.ts';

/** What is checked by type, or by class of status, instead of by value. */
export type Matchers = Readonly<{ combine: 'AND'; matchers: readonly Readonly<{ match: string; status?: string }>[] }>;

/** A value that the provider's state gives: `expression` names it as `${name}`. */
export type FromState = Readonly<{ type: 'ProviderState'; expression: string }>;

/** A JSON body of an interaction. */
export type PactBody = Readonly<{ content: Json; contentType: string; encoded: false }>;

/** One request and what its answer must look like, in the state `<operationId> can succeed`. */
export type Interaction = Readonly<{
  type: 'Synchronous/HTTP';
  description: string;
  providerStates: readonly Readonly<{ name: string }>[];
  request: Readonly<{
    method: string;
    path: string;
    query?: Readonly<{ [name: string]: readonly string[] }>;
    headers?: Readonly<{ [name: string]: readonly string[] }>;
    body?: PactBody;
    generators: Readonly<{ path?: FromState; body?: Readonly<{ [path: string]: FromState }> }>;
  }>;
  response: Readonly<{
    status: number;
    body?: PactBody;
    matchingRules: Readonly<{ status?: Matchers; body?: Readonly<{ [path: string]: Matchers }> }>;
  }>;
}>;

/** A pact. */
export type Pact = Readonly<{
  consumer: Readonly<{ name: string }>;
  provider: Readonly<{ name: string }>;
  interactions: readonly Interaction[];
  metadata: Readonly<{ pactSpecification: Readonly<{ version: '4.0' }> }>;
}>;
