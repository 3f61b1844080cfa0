import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePathParam } from "../../../web/address-search.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Page } from "../../../web/shell/page.tsx";
import { organisationRoleNames } from "../../contract.ts";
import { listMembers, type Membership } from "../../organisation/organisation-contract.ts";
import { MemberInvitationList } from "./invitation-list.tsx";
import { AddMemberForm, EndMembershipForm } from "./member-forms.tsx";
import { membersTexts } from "./members-texts.ts";

const membersQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["members", organisationId],
    queryFn: ({ signal }) => call(listMembers, { params: { organisationId }, signal }),
  });

/** Who acts for the organisation, and as what. */
export function MembersPage() {
  const t = useText(membersTexts);
  const label = useLabel();
  const organisationId = usePathParam("organisationId");
  const { data, isPending, error, refetch } = useQuery(membersQuery(organisationId));
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Membership | null>(null);
  const nameOf = ({ role }: Membership) => label(organisationRoleNames[role]);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <Button look="primary" onPress={() => setAdding(true)}>
          {t.add}
        </Button>
      }
    >
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data && (
        <SideScroll label={t.title}>
          <table className="w-full text-left text-sm">
            <thead className="bg-ground">
              <tr>
                {[t.name, t.role, t.since, t.why].map((head) => (
                  <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                    {head}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {data.members.map((member) => (
                <tr key={member.id} className="border-t border-line align-top">
                  <th scope="row" className="px-3 py-2 font-normal">
                    <span className="font-bold">{member.name}</span>
                    <span className="block text-xs text-ink-soft">{member.email}</span>
                  </th>
                  <td className="whitespace-nowrap px-3 py-2">{nameOf(member)}</td>
                  <td className="whitespace-nowrap px-3 py-2 tabular-nums">{momentText(member.since).slice(0, 10)}</td>
                  <td className="px-3 py-2">{member.why}</td>
                  <td className="px-3 py-1 text-right">
                    {member.actions.includes("end") && (
                      <Button
                        look="quiet"
                        aria-label={t.endOf(nameOf(member), member.name)}
                        onPress={() => setEnding(member)}
                      >
                        {t.end}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      )}
      <MemberInvitationList organisationId={organisationId} />
      <Dialog title={t.add} open={adding} onClose={() => setAdding(false)}>
        <AddMemberForm organisationId={organisationId} onDone={() => setAdding(false)} />
      </Dialog>
      {ending && (
        <Dialog title={t.endOf(nameOf(ending), ending.name)} open onClose={() => setEnding(null)}>
          <EndMembershipForm organisationId={organisationId} membership={ending} onDone={() => setEnding(null)} />
        </Dialog>
      )}
    </Page>
  );
}
