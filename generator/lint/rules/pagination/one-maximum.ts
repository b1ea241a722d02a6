import type { Contract, Operation, Paging, SourceLocation } from '../../../contract/model.ts';
import { operationRule } from '../../rule.ts';
import { usual } from '../../usual.ts';

/** PAGE-3: one policy for all lists: where most have the same maximum, one that differs says why. */
export const oneMaximum = operationRule({
  id: 'pagination/one-maximum',
  items: ['PAGE-3'],
  convention: 'pagination',
  roles: ['list', 'search'],
  page: {
    what: 'All lists have the same maximum page size; one that differs on purpose says its number in its description.',
    why: 'A client that pages through one list reuses the number in the next one.',
    mend: 'Share one size parameter, or write into the description of the operation why it allows another number.',
  },
  judge: (operation, answer, contract) => {
    const maximum = maximumOf(operation);
    const common = usual(contract.operations.flatMap((each) => maximumOf(each) ?? []));
    if (answer.kind === 'none' || answer.size === null || maximum === null || common === null) return null;
    if (maximum === common || saysItself(operation, maximum)) return [];
    const { field } = answer.size;
    return [
      {
        message: `${field.name} allows ${maximum} here and ${common} in the other lists.`,
        hint: 'Refer to the size parameter of the other lists, or say in the description why it differs.',
        at: placeOf(operation, field),
      },
    ];
  },
});

const maximumOf = ({ role, conventions: { pagination } }: Contract['operations'][number]): number | null =>
  (role.kind !== 'list' && role.kind !== 'search') || pagination.kind === 'none' ? null : (pagination.size?.maximum?.value ?? null);

const saysItself = ({ description }: Operation, maximum: number): boolean =>
  new RegExp(`(?<!\\d)${maximum}(?!\\d)`).test(description ?? '');

const placeOf = (operation: Operation, field: NonNullable<Paging['size']>['field']): SourceLocation =>
  operation.parameters.find((parameter) => parameter.in === field.in && parameter.name === field.name)?.at ??
  operation.body?.at ??
  operation.at;
