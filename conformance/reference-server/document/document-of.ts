import type { AuthenticationDialect, Dialect } from '../dialect.ts';
import type { Json } from '../exchange.ts';
import { resources } from '../resources.ts';
import { examplesOf } from './examples.ts';
import { headerComponents } from './headers.ts';
import type { Node } from './node.ts';
import { parameterComponents } from './parameters.ts';
import { pathsOf } from './paths.ts';
import { proseOf } from './prose.ts';
import { responseComponents } from './responses.ts';
import { schemasOf } from './schemas.ts';

/** An OpenAPI document as JSON. */
export type OpenApiDocument = Node;

/** The OpenAPI 3.1 document of a dialect. Its examples work on a fresh server with this seed, as the consumer `main`. */
export function documentOf(dialect: Dialect, seed = 1): OpenApiDocument {
  const examples = examplesOf(dialect, seed);
  const paths = pathsOf(examples);
  const responses = responseComponents(dialect);
  return {
    openapi: '3.1.0',
    info: {
      title: dialect.title,
      version: `${/\/v(\d+)/.exec(dialect.prefix)?.[1] ?? '1'}.0.0`,
      description: proseOf(dialect),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `https://${dialect.title.toLowerCase().replaceAll(' ', '')}.example` }],
    tags: tagsOf(),
    paths,
    components: {
      securitySchemes: { [dialect.authentication.scheme]: schemeOf(dialect.authentication) },
      parameters: parameterComponents(dialect),
      headers: headerComponents(dialect, [paths, responses]),
      responses,
      schemas: schemasOf(dialect),
    },
  };
}

function tagsOf(): readonly Json[] {
  const ofResources = resources.map(({ plural, description }) => ({ name: plural, description }));
  return [...ofResources, { name: 'health', description: 'Probes for the platform.' }];
}

function schemeOf(authentication: AuthenticationDialect): Node {
  switch (authentication.kind) {
    case 'bearer':
      return { type: 'http', scheme: 'bearer', description: 'An API key.' };
    case 'basic':
      return { type: 'http', scheme: 'basic', description: 'Id and secret of an API key.' };
    case 'header':
      return { type: 'apiKey', in: 'header', name: authentication.name, description: 'An API key.' };
    default:
      return authentication satisfies never;
  }
}
