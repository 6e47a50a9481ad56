import pLimit from 'p-limit';

/** Work on each item, some at the same time; after a failure nothing new is begun, and what is under way ends first. */
export async function atOnce<Item, Result>(
  most: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const limit = pLimit(most);
  let broken: { readonly error: unknown } | undefined;
  const results = await Promise.all(
    items.map((item) =>
      limit(async () => {
        if (broken !== undefined) return undefined;
        try {
          return { value: await work(item) };
        } catch (error) {
          broken ??= { error };
          return undefined;
        }
      }),
    ),
  );
  if (broken !== undefined) throw broken.error;
  return results.flatMap((each) => (each === undefined ? [] : [each.value]));
}
