import { NextResponse } from "next/server";
import { parseId } from "@/lib/http/route";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { checkForPerson } from "@/lib/sync/webhooks/list-webhooks";
import { withWooUser } from "../../../../with-woo-user";

/** POST /api/woocommerce/stores/<id>/webhooks/check — asks the store how they are; 200 also when it refuses. */
export const POST = withWooUser<{ storeId: string }>("woocommerce.settings", async ({ user, params }) =>
  NextResponse.json(await checkForPerson(engineDeps(), user.businessId, parseId(params.storeId))),
);
