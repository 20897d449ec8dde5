/** Away from the sum and the button that takes the money. */
export const TILL_TOAST = { position: "top-center" } as const;
