import { isEqualSecret } from "@/lib/crypto";

/** Whether a request carries this bearer token; a missing secret fits nothing. Constant time. */
export function hasBearer(request: Request, secret: string | undefined): boolean {
  const [scheme, token] = (request.headers.get("authorization") ?? "").split(" ");
  if (!secret || scheme?.toLowerCase() !== "bearer" || !token) return false;
  return isEqualSecret(token, secret);
}
