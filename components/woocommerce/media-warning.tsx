import { Alert } from "@/components/ui/alert";
import { ProblemText } from "./problem-text";

/** Warns before a run that the store can't fetch images from this application's address. */
export function MediaWarning() {
  return (
    <Alert tone="warning" className="mb-4">
      <ProblemText code="media_address_unreachable" />
    </Alert>
  );
}
