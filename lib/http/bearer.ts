import { isEqualSecret } from "@/lib/crypto";

/** Whether a request has this bearer token, compared in constant time. Without a secret no token is right. */
export function hasBearer(request: Request, secret: string | undefined): boolean {
  const [scheme, token] = (request.headers.get("authorization") ?? "").split(" ");
  if (!secret || scheme?.toLowerCase() !== "bearer" || !token) return false;
  return isEqualSecret(token, secret);
}
