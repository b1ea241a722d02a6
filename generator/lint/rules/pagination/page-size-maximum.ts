import type { Operation, Paging, SourceLocation, Stated } from '../../../contract/model.ts';
import { type Judgement, operationRule } from '../../rule.ts';

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
    if (answer.kind === 'none') return answer.certainty === 'absent' && operation.role.kind === 'list' ? whole(operation) : null;
    return answer.size === null ? unstated(operation) : bounded(operation, answer.size);
  },
});

const whole = (operation: Operation): Judgement => [
  { message: 'The list is not paginated: one call answers with everything.', hint: 'Add a cursor and a page size.', at: operation.at },
];

const unstated = (operation: Operation): Judgement => [
  {
    message: 'The page size cannot be chosen and is not stated.',
    hint: 'Add a size parameter with `default` and `maximum`.',
    at: operation.at,
  },
];

const bounded = (operation: Operation, { field, maximum }: NonNullable<Paging['size']>): Judgement => {
  const at = fieldAt(operation, field);
  if (maximum === null)
    return [
      { message: `No maximum for ${field.name}: one call can ask for the whole table.`, hint: 'add `maximum: 100`', at, fix: fix(at, 100) },
    ];
  return maximum.certainty === 'described' ? [inProse(field.name, maximum, at)] : [];
};

const inProse = (name: string, { value, at: said }: NonNullable<Stated<number>>, at: SourceLocation) => ({
  message: `The maximum of ${name} stands in a sentence only: no program reads it.`,
  hint: `add \`maximum: ${value}\``,
  at,
  also: [said],
  fix: fix(at, value),
  level: 'may' as const,
});

const fix = (at: SourceLocation, maximum: number) => [
  { at: { file: at.file, pointer: `${at.pointer}/schema/maximum` }, put: maximum, review: true },
];

/** The place of the size: its parameter, else the body that it stands in. */
const fieldAt = (operation: Operation, field: NonNullable<Paging['size']>['field']): SourceLocation =>
  operation.parameters.find((parameter) => parameter.in === field.in && parameter.name === field.name)?.at ??
  operation.body?.at ??
  operation.at;
