import type { OutcomeError } from "./outcomes";

/** The error of a product that a person has made variable, or simple, in the store only. */
export function typeDiffers(remoteType: string | undefined): OutcomeError {
  return { code: "type_differs", storeMessage: remoteType };
}
