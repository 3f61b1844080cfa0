import { FindingsBySeverity } from "../finding/ui/findings-by-severity.tsx";
import { RecordPage } from "../ledger/ui/record-page.tsx";
import { RecordReview } from "../survey/review/ui/record-review.tsx";

/** The ledger's record with what rules and reviewers say about it: three capabilities on one screen, brought together here. */
export const RecordScreen = () => (
  <>
    <RecordPage FindingList={FindingsBySeverity} />
    <RecordReview />
  </>
);
