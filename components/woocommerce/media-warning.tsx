import { Alert } from "@/components/ui/alert";
import { ProblemText } from "./problem-text";

/** Said before a run tries: the store can't fetch images from where this application runs. */
export function MediaWarning() {
  return (
    <Alert tone="warning" className="mb-4">
      <ProblemText code="media_address_unreachable" />
    </Alert>
  );
}
