import { FindingsBySeverity } from "../finding/ui/findings-by-severity.tsx";
import { RecordPage } from "../ledger/ui/record-page.tsx";

/** The ledger's record with what the rules say about it: two capabilities on one screen, brought together here. */
export const RecordScreen = () => <RecordPage FindingList={FindingsBySeverity} />;
