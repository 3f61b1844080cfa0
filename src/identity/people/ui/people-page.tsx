import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFacilityId } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import { useMay } from "../../../web/session.ts";
import { Page } from "../../../web/shell/page.tsx";
import { InvitationForm } from "./invitation-form.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { MemberRow } from "./member-row.tsx";
import { peopleQuery } from "./people-queries.ts";
import { peopleTexts } from "./people-texts.ts";

/** Who may do what at this hospital, and who is invited. */
export function PeoplePage() {
  const t = useText(peopleTexts);
  const facilityId = useFacilityId();
  const queryClient = useQueryClient();
  const people = useQuery(peopleQuery(facilityId));
  const mayManage = useMay("people.manage");
  const mayManageFacility = useMay("facility.manage");
  const mayReadAccess = useMay("engagement.read");
  const mayReadAudit = useMay("audit.read");
  const mayErase = useMay("facility.erase");
  const [inviting, setInviting] = useState(false);
  const close = () => {
    setInviting(false);
    queryClient.invalidateQueries({ queryKey: ["invitations", facilityId] });
  };
  return (
    <Page
      title={t.title}
      actions={
        <>
          {mayManageFacility && <LinkButton href={inFacility(facilityId, "webhooks")}>{t.webhooks}</LinkButton>}
          {mayReadAccess && <LinkButton href={inFacility(facilityId, "access")}>{t.access}</LinkButton>}
          {mayReadAudit && <LinkButton href={inFacility(facilityId, "audit")}>{t.audit}</LinkButton>}
          {mayErase && <LinkButton href={inFacility(facilityId, "custody")}>{t.custody}</LinkButton>}
          {people.data?.mayInvite && (
            <Button look="primary" onPress={() => setInviting(true)}>
              {t.invite}
            </Button>
          )}
        </>
      }
    >
      {people.isPending && <Loading />}
      {people.error && <LoadFailed error={people.error} retry={people.refetch} />}
      {people.data && (
        <SideScroll label={t.title}>
          <table className="w-full text-left text-sm">
            <thead className="bg-ground">
              <tr>
                {[t.name, t.roles, t.secondFactor, t.lastSignIn].map((head) => (
                  <th key={head} scope="col" className="h-10 px-3">
                    {head}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {people.data.people.map((member) => (
                <MemberRow key={member.id} member={member} facilityId={facilityId} />
              ))}
            </tbody>
          </table>
        </SideScroll>
      )}
      {mayManage && <InvitationList facilityId={facilityId} />}
      <Dialog title={t.invite} open={inviting} onClose={close}>
        <InvitationForm facilityId={facilityId} onDone={close} />
      </Dialog>
    </Page>
  );
}
