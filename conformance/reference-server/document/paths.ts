import type { Dialect } from '../dialect.ts';
import type { Json } from '../exchange.ts';
import { liveBody, readyBody } from '../health.ts';
import { capital } from '../naming.ts';
import { isProbe, type Operation, operationsOf, type ProbeOperation, type ResourceOperation } from '../operations.ts';
import { type Examples, exampleBody } from './examples.ts';
import { everywhere, headerReferences } from './headers.ts';
import { component, type Node, present } from './node.ts';
import { parametersOf } from './parameters.ts';
import { orderSentence } from './prose.ts';
import { responsesOf } from './responses.ts';
import { changeName, inputName } from './schemas.ts';

/** The paths of a dialect's document. */
export function pathsOf(examples: Examples): Node {
  const paths: { [path: string]: Node } = {};
  for (const operation of operationsOf(examples.dialect)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: operationOf(examples, operation) };
  }
  return paths;
}

function operationOf(examples: Examples, operation: Operation): Node {
  return isProbe(operation) ? probeOf(examples.dialect, operation) : resourceOperation(examples, operation);
}

function resourceOperation(examples: Examples, operation: ResourceOperation): Node {
  const { dialect } = examples;
  return present({
    operationId: operation.id,
    tags: [operation.resource.plural],
    summary: summaryOf(operation),
    description: descriptionOf(dialect, operation),
    security: [{ [dialect.authentication.scheme]: operation.scope === null ? [] : [operation.scope] }],
    parameters: parametersOf(examples, operation),
    requestBody: requestBody(examples, operation),
    responses: responsesOf(examples, operation),
  });
}

function summaryOf(operation: ResourceOperation): string {
  const { role, resource } = operation;
  switch (role) {
    case 'list':
      return `List ${resource.plural}`;
    case 'create':
    case 'read':
    case 'update':
    case 'delete':
      return `${capital(role)} a ${resource.name}`;
    case 'action':
      return `${capital(operation.action.verb)} a ${resource.name}`;
    default:
      return operation satisfies never;
  }
}

function descriptionOf(dialect: Dialect, operation: ResourceOperation): string {
  const { role, resource } = operation;
  switch (role) {
    case 'list':
      return `The ${resource.plural} of the consumer${resource.below === null ? '' : `, of one ${resource.below}`}. ${orderSentence(dialect)}`;
    case 'create':
      return resource.description;
    case 'read':
      return `One ${resource.name} by its id.`;
    case 'update':
      return dialect.update.method === 'PUT'
        ? `Replaces what can be set of a ${resource.name}; optional members that are not sent become null.`
        : `Changes the members that are sent; null empties one that is optional.`;
    case 'delete':
      return `Removes a ${resource.name}, with all that is part of it or refers to it.`;
    case 'action':
      return operation.action.description;
    default:
      return operation satisfies never;
  }
}

function requestBody(examples: Examples, { role, resource }: ResourceOperation): Json | null {
  if (role !== 'create' && role !== 'update') return null;
  const extent = role === 'update' && examples.dialect.update.method === 'PATCH' ? 'part' : 'whole';
  const schema = component('schemas', extent === 'part' ? changeName(resource) : inputName(resource));
  return { required: true, content: { 'application/json': { schema, example: exampleBody(examples, resource, extent) } } };
}

function probeOf(dialect: Dialect, { id, role }: ProbeOperation): Node {
  const isLive = role === 'live';
  const schema = component('schemas', isLive ? 'Liveness' : 'Readiness');
  const example = isLive ? liveBody(dialect) : readyBody(dialect, 0.4);
  const answer = (description: string): Node => ({
    description,
    headers: headerReferences(everywhere(dialect)),
    content: { 'application/json': { schema, example } },
  });
  return {
    operationId: id,
    tags: ['health'],
    summary: isLive ? 'Whether the process lives' : 'Whether requests can be served',
    description: `${isLive ? 'Liveness' : 'Readiness, with the state of each dependency'}. Public: needs no key, and is not rate limited.`,
    security: [],
    responses: isLive ? { '200': answer('It lives.') } : { '200': answer('It is ready.'), '503': downAnswer(dialect) },
  };
}

function downAnswer(dialect: Dialect): Node {
  const content = { 'application/json': { schema: component('schemas', 'Readiness') } };
  return { description: 'A dependency is down.', headers: headerReferences(everywhere(dialect)), content };
}
