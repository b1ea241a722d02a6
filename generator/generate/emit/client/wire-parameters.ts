/** Parameters as the client's runtime writes them; what is OpenAPI's default is left out. */
import type { ParameterDescriptor } from '../../../../templates/client/src/runtime/descriptor.ts';
import type { Operation, ParameterPlace, Part, Serialization } from '../../../contract/model.ts';

const DEFAULT_STYLE: Readonly<Record<string, string>> = { path: 'simple', header: 'simple', query: 'form', cookie: 'form' };

/** The path in pieces. A hole without a parameter of its name is a plain one. */
export function pathOf(operation: Operation): readonly (string | ParameterDescriptor)[] {
  return operation.path.parts.map((part) => {
    if (typeof part === 'string') return part;
    const declared = operation.parameters.find((one) => one.in === 'path' && one.name === part.parameter);
    return declared ? wireParameter(declared.name, declared.serialization, 'path') : { name: part.parameter };
  });
}

/** The parameters of a place that are not written as OpenAPI writes them by default. */
export function unusualParameters(operation: Operation, place: ParameterPlace): readonly ParameterDescriptor[] {
  return operation.parameters
    .filter((parameter) => parameter.in === place)
    .map((parameter) => wireParameter(parameter.name, parameter.serialization, place))
    .filter(isUnusual);
}

/** The members of a form that are not written as OpenAPI writes them by default. */
export function unusualParts(parts: readonly Part[]): readonly ParameterDescriptor[] {
  return parts.map((part) => wireParameter(part.name, part.serialization, 'query')).filter(isUnusual);
}

const isUnusual = (parameter: ParameterDescriptor): boolean => Object.keys(parameter).length > 1;

function wireParameter(name: string, serialization: Serialization, place: ParameterPlace): ParameterDescriptor {
  if (serialization.kind === 'content') return { name, content: serialization.mediaType };
  const { style, explode, allowReserved } = serialization;
  const usual = style === DEFAULT_STYLE[place];
  return {
    name,
    ...(usual ? {} : { style }),
    ...(explode === (style === 'form') ? {} : { explode }),
    ...(allowReserved ? { reserved: true } : {}),
  };
}
