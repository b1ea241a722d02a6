import { itemsOf, type TestClient } from '../../reference-server/testing.ts';
import { unless } from './unless.ts';

/** PAGE-6: a walk shows each item once, whatever the size. */
export async function wholeWalk(client: TestClient): Promise<readonly string[]> {
  const { size } = client.dialect.pagination;
  const [whole, ...cut] = await Promise.all(
    [size.maximum, size.default, 7, 2, 1].map((asked) => client.walk(client.collection('shelf'), Math.min(asked, size.maximum))),
  );
  const expected = new Set(whole?.ids ?? []);
  return [whole, ...cut].flatMap((walk) =>
    unless(
      walk !== undefined &&
        walk.ids.length === size.default + 4 &&
        new Set(walk.ids).size === walk.ids.length &&
        walk.ids.every((id) => expected.has(id)),
      `${walk?.ids.length} ids, ${new Set(walk?.ids).size} different, in ${walk?.pages} pages`,
    ),
  );
}

/** PAGE-3: a page is as large as asked, and more than the maximum is refused or clamped. */
export async function aboveMaximum(client: TestClient): Promise<readonly string[]> {
  const { dialect } = client;
  const { name, maximum, above } = dialect.pagination.size;
  const page = await client.send('GET', `${client.collection('book')}?${name}=${maximum + 1}`);
  const shown = itemsOf(dialect, page).length;
  const isRight = above === 'refused' ? page.status === dialect.invalid.query : page.status === 200 && shown === maximum;
  const small = itemsOf(dialect, await client.send('GET', `${client.collection('book')}?${name}=2`)).length;
  return [...unless(isRight, `${page.status} with ${shown} items`), ...unless(small === 2, `${small} items on a page of 2`)];
}
