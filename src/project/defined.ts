/** The same object type without `undefined` among the values of optional members. */
export type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out members that are undefined, so that "absent" has one form. */
export function defined<T extends object>(value: T): Defined<T> {
  // The filter does exactly what the type says; the compiler cannot follow Object.fromEntries.
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;
}
