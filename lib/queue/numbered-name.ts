/** A name that ends in an id, such as a job's key or a queue; one definition serves TypeScript and SQL. */
type NumberedName = {
  /** In SQL, `prefix || id` is the name. */
  prefix: string;
  of: (id: number) => string;
};

/** `numberedName("run").of(7)` is "run-7". */
export function numberedName(word: string): NumberedName {
  const prefix = `${word}-`;
  return { prefix, of: (id) => `${prefix}${id}` };
}
