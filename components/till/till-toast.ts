/** Away from the sum and the pay button. */
export const TILL_TOAST = { position: "top-center" } as const;
