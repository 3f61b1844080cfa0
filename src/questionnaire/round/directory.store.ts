import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { classOf } from "../../vulnerability/contract.ts";
import type { Segments } from "./anonymity.ts";
import type { DirectoryFilter } from "./route-contracts.ts";

/** A hospital of the directory as a round asks it: one person who answers for it, and what kind of hospital it is. */
export interface DirectoryHospital {
  hospitalId: string;
  name: string;
  /** Null: nobody there has an account. */
  email: string | null;
  segments: Segments;
}

interface Line {
  hospitalId: string;
  name: string;
  prefecture: string | null;
  founderClass: string | null;
  licensedBeds: number | null;
  email: string | null;
  role: string | null;
}

/** Who is asked first where several answer for a hospital. */
const asked = ["systemAdministrator", "safetyOfficer", "executive"];

/** Hospitals that the organisation of the transaction may ask, by name, each once. Empty lists of the filter let all classes pass. */
export async function directoryHospitals(trx: Trx, filter: DirectoryFilter, now: Date): Promise<DirectoryHospital[]> {
  const { rows } = await sql<Line>`
    select hospital_id as "hospitalId", name, prefecture, founder_class as "founderClass", licensed_beds as "licensedBeds", email, role
    from questionnaire_directory(${now}) order by name, hospital_id, email`.execute(trx);
  return [...Map.groupBy(rows, ({ hospitalId }) => hospitalId).values()].flatMap((lines) => {
    const [line] = lines.toSorted((a, b) => rank(a) - rank(b));
    if (!line) return [];
    const { hospitalId, name, email } = line;
    const segments = segmentsOf(line);
    return matchesFilter(segments, filter) ? [{ hospitalId, name, email, segments }] : [];
  });
}

const rank = ({ role }: Line) => (role === null ? asked.length : asked.indexOf(role));

const segmentsOf = ({ licensedBeds, founderClass, prefecture }: Line) => ({
  bedClass: classOf("beds", licensedBeds === null ? null : String(licensedBeds)),
  founderClass: classOf("founder", founderClass),
  region: classOf("bureau", prefecture),
});

function matchesFilter(segments: ReturnType<typeof segmentsOf>, filter: DirectoryFilter): boolean {
  const passes = (wanted: readonly string[], is: string) => wanted.length === 0 || wanted.includes(is);
  return (
    passes(filter.bedClasses, segments.bedClass) &&
    passes(filter.founderClasses, segments.founderClass) &&
    passes(filter.regions, segments.region)
  );
}
