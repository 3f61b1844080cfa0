import { Navigate, useRouter } from "@tanstack/react-router";
import { programmePartNames, roleNames } from "../../identity/contract.ts";
import { home, organisationHome } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { Empty } from "../components/feedback.tsx";
import { Link } from "../components/link.tsx";
import { useLabel, useText } from "../language.ts";
import { hospitalsToEnter, useMe } from "../session.ts";
import { Page } from "./page.tsx";
import { shellTexts } from "./texts.ts";

/** The hospitals of this person; and organisations; with exactly one, straight to it; without any, an administrator to where they are registered, a reader to the national picture. */
export function StartPage() {
  const t = useText(shellTexts);
  const label = useLabel();
  const router = useRouter();
  const me = useMe();
  const { organisations, isAdministrator, national } = me;
  const facilities = hospitalsToEnter(me);
  const [only] = facilities;
  const [organisation] = organisations;
  if (facilities.length === 0 && organisation && organisations.length === 1 && !isAdministrator)
    return <Navigate to={organisationHome(organisation.organisationId)} replace />;
  if (only && facilities.length === 1 && !organisation) return <Navigate to={home(only.facilityId)} replace />;
  if (facilities.length === 0 && !organisation && isAdministrator) return <Navigate to="/administration" replace />;
  if (facilities.length === 0 && !organisation && national) return <Navigate to="/national" replace />;
  return (
    <main id="main" className="flex flex-1 flex-col">
      <Page title={t.chooseHospital} height={facilities.length > 12 ? "fill" : "flow"}>
        {organisation && (
          <nav aria-label={t.organisations} className="mb-6">
            <h2 className="mb-2 font-bold">{t.organisations}</h2>
            <ul className="flex flex-col gap-1">
              {organisations.map((one) => (
                <li key={one.organisationId}>
                  <Link href={organisationHome(one.organisationId)}>{one.name}</Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {facilities.length === 0 && organisation ? null : facilities.length === 0 ? (
          <Empty title={t.noHospital}>
            <p>{t.noHospitalHint}</p>
          </Empty>
        ) : (
          <DataTable
            label={t.chooseHospital}
            height={facilities.length > 12 ? "fill" : "page"}
            rows={facilities}
            rowId={(facility) => facility.facilityId}
            rowName={(facility) => facility.name}
            onOpen={(facility) => router.history.push(home(facility.facilityId))}
            columns={[
              {
                id: "name",
                header: t.hospital,
                width: 320,
                sortValue: (facility) => facility.name,
                cell: (facility) => <Link href={home(facility.facilityId)}>{facility.name}</Link>,
              },
              {
                id: "roles",
                header: t.roles,
                width: 320,
                cell: ({ roles, through }) =>
                  [
                    ...roles.map((role) => label(roleNames[role])),
                    ...new Set(through.map(({ part }) => label(programmePartNames[part]))),
                  ].join("、"),
              },
            ]}
          />
        )}
      </Page>
    </main>
  );
}
