import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { log } from "@/lib/log";

export const dynamic = "force-dynamic";

/** GET /api/health, for process managers and load balancers; 200 when the database answers. */
export async function GET(): Promise<NextResponse> {
  try {
    await getDb().$queryRaw`select 1`;
    return NextResponse.json({ ok: true });
  } catch (error) {
    log.error({ err: error }, "the database does not answer");
    return NextResponse.json({ ok: false }, { status: 503 });
  }
}
