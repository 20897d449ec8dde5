import { z } from "zod";
import { CatalogLead } from "@/lib/generated/prisma/enums";

export const catalogLeadSchema = z.object({ lead: z.enum(CatalogLead) });
