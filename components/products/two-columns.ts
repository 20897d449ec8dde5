/** The form on the wider side, and beside it the parts that are saved at once. */
export const TWO_COLUMNS = "grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]";
