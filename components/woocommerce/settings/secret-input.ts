/** A key of a store: the server never fills it in, and no password manager should offer to store it. */
export const SECRET_INPUT = {
  type: "password",
  autoComplete: "new-password",
  spellCheck: false,
  dir: "ltr",
  className: "font-mono",
  "data-1p-ignore": true,
} as const;
