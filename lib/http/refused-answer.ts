import { drainBody } from "@/lib/http/drain-body";
import { errorResponse } from "@/lib/http/route";

/** The answer to what a handler has thrown, once the client has sent its body: before that, it would not be read. */
export async function refusedAnswer(request: Request, error: unknown): Promise<Response> {
  const answer = errorResponse(error);
  await drainBody(request.body);
  return answer;
}
