import type { Operation, Paging, SourceLocation } from '../../../contract/model.ts';
import { operationRule } from '../../rule.ts';

/** PAGE-3: no list hands out the whole table: its page size has a maximum. */
export const pageSizeMaximum = operationRule({
  id: 'pagination/page-size-maximum',
  items: ['PAGE-3'],
  convention: 'pagination',
  roles: ['list', 'search'],
  page: {
    what: 'Every list has a page size with a maximum.',
    why: 'Without one, a single call can ask for the whole table, today or when the table has grown.',
    mend: 'Give the size parameter a `maximum`, and say what happens above it.',
  },
  judge: (operation, answer) => {
    if (answer.kind === 'none') {
      const message = 'The list is not paginated: one call answers with everything.';
      return answer.certainty === 'absent' && operation.role.kind === 'list'
        ? [{ message, hint: 'Add a cursor and a page size.', at: operation.at }]
        : [];
    }
    const { size } = answer;
    if (size === null)
      return [
        {
          message: 'The page size cannot be chosen and is not stated.',
          hint: 'Add a size parameter with `default` and `maximum`.',
          at: operation.at,
        },
      ];
    if (size.maximum !== null) return [];
    const at = sizeField(operation, size);
    return [
      {
        message: `No maximum for ${size.field.name}: one call can ask for the whole table.`,
        hint: 'add `maximum: 100`',
        at,
        fix: [{ at: { file: at.file, pointer: `${at.pointer}/schema/maximum` }, put: 100, review: true }],
      },
    ];
  },
});

const sizeField = (operation: Operation, size: NonNullable<Paging['size']>): SourceLocation =>
  operation.parameters.find((parameter) => parameter.in === size.field.in && parameter.name === size.field.name)?.at ??
  operation.body?.at ??
  operation.at;
