import { expect, test } from 'vitest';
import { exchangeOf, responseOf } from './exchange.ts';
import { draftFrom } from './testing.ts';

const DOCUMENT = `
servers: [{url: 'https://api.test/v1'}]
paths:
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}, examples: {usual: {value: o/1}, other: {value: o2}}}]
    patch:
      parameters:
        - {name: Idempotency-Key, in: header, required: true, schema: {type: string, format: uuid}}
        - {name: expand, in: query, schema: {type: array, items: {type: string}}}
        - {name: session, in: cookie, required: true, schema: {type: string, const: s}}
      requestBody:
        required: true
        content:
          text/plain: {schema: {type: string}}
          application/json: {schema: {type: object, required: [note], properties: {note: {type: string}, id: {type: string, readOnly: true}}}, examples: {other: {value: {note: hello}}}}
      responses:
        '404': {description: gone}
        '200': {description: ok, headers: {ETag: {schema: {type: string, example: '"1"'}}}, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}
  /upload:
    post:
      requestBody: {required: true, content: {multipart/form-data: {schema: {type: object, required: [name], properties: {name: {type: string, const: n}}}}}}
      responses: {default: {description: d}}
  /impossible:
    get: {parameters: [{name: q, in: query, required: true, schema: false}], responses: {'2XX': {description: d}}}
`;

const read = async () => {
  const { draft } = await draftFrom(DOCUMENT);
  const [patch, upload, impossible] = draft.operations;
  if (patch === undefined || upload === undefined || impossible === undefined) throw new Error('three operations');
  return { draft, patch, upload, impossible };
};

test('required places are filled from examples, else from the schema', async () => {
  const { draft, patch } = await read();
  expect(exchangeOf(draft, patch)).toMatchObject({
    operation: 'PATCH /orders/{id}',
    method: 'PATCH',
    path: '/v1/orders/o%2F1',
    query: '',
    headers: [
      ['Idempotency-Key', '3fa85f64-5717-4562-b3fc-2c963f66afa6'],
      ['Cookie', 'session=s'],
      ['Content-Type', 'application/json'],
    ],
    body: { mediaType: 'application/json', text: '{"note":"hello"}' },
    missing: [],
  });
});

test('a name picks examples, values win', async () => {
  const { draft, patch } = await read();
  const values = [
    { field: { in: 'query', name: 'expand' }, value: ['a', 'b c'] },
    { field: { in: 'header', name: 'idempotency-key' }, value: 'k' },
    { field: { in: 'body', name: '/meta/a~1b' }, value: 1 },
  ] as const;
  const request = exchangeOf(draft, patch, { name: 'other', values });
  expect([request.path, request.query, request.headers[0]?.[1]]).toEqual(['/v1/orders/o2', 'expand=a&expand=b%20c', 'k']);
  expect(request.body?.text).toBe('{"note":"hello","meta":{"a/b":1}}');
  expect(exchangeOf(draft, patch, { mediaType: 'text/plain' }).body).toMatchObject({ mediaType: 'text/plain', text: 'example' });
});

test('the promised response is the first success, or the one that is asked for', async () => {
  const { draft, patch, upload, impossible } = await read();
  expect(responseOf(draft, patch)).toMatchObject({ status: 200, headers: [['ETag', '"1"']], body: { text: '{"id":"example"}' } });
  expect(responseOf(draft, patch, { status: '404' })).toMatchObject({ status: 404, body: null });
  expect(responseOf(draft, upload)).toBeNull();
  expect(responseOf(draft, impossible)?.status).toBe(200);
});

test('parts are sent with their boundary', async () => {
  const { draft, upload } = await read();
  const { body, headers } = exchangeOf(draft, upload);
  const boundary = /boundary=(\S+)/.exec(headers[0]?.[1] ?? '')?.[1];
  expect(body?.text).toBe(
    `--${boundary}\r\nContent-Disposition: form-data; name="name"\r\nContent-Type: text/plain\r\n\r\nn\r\n--${boundary}--\r\n`,
  );
});

test('a place for which no value is known is named', async () => {
  const { draft, impossible } = await read();
  expect(exchangeOf(draft, impossible).missing).toEqual([{ in: 'query', name: 'q' }]);
});
