import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { roleNames } from "../../contract.ts";
import type { Member, RoleHeld } from "../people-contract.ts";
import { peopleTexts } from "./people-texts.ts";
import { EndRoleForm, GrantRoleForm } from "./role-forms.tsx";

/** A person of the hospital with the roles held now; ended ones stay visible in grey. */
export function MemberRow({ member, facilityId }: { member: Member; facilityId: string }) {
  const t = useText(peopleTexts);
  const label = useLabel();
  const [granting, setGranting] = useState(false);
  const [ending, setEnding] = useState<RoleHeld | null>(null);
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="px-3 py-2 font-normal">
        <span className="font-bold">{member.name}</span>
        <span className="block text-xs text-ink-soft">{member.email}</span>
      </th>
      <td className="px-3 py-2">
        <ul className="flex flex-col gap-1">
          {member.roles.map((role) => (
            <li key={role.id} className={role.ended ? "text-ink-faint" : ""}>
              {label(roleNames[role.role])}
              <span className="ml-2 text-xs text-ink-soft" title={`${role.why}　${t.grantedBy(role.grantedBy)}`}>
                {t.since(momentText(role.since).slice(0, 10))}
                {role.until && ` ${t.untilDay(momentText(role.until).slice(0, 10))}`}
                {role.ended && `（${t.ended}）`}
              </span>
              {role.actions.includes("end") && (
                <Button look="quiet" place="!min-h-7" onPress={() => setEnding(role)}>
                  {t.end}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </td>
      <td className="px-3 py-2">
        <Chip tone={member.hasSecondFactor ? "good" : "attention"} shape={member.hasSecondFactor ? "tick" : "box"}>
          {member.hasSecondFactor ? t.set : t.notSet}
        </Chip>
      </td>
      <td className="px-3 py-2">{member.lastSignInAt ? momentText(member.lastSignInAt) : t.never}</td>
      <td className="px-3 py-1">
        {member.actions.includes("grantRole") && (
          <Button look="quiet" onPress={() => setGranting(true)}>
            {t.grant}
          </Button>
        )}
        <Dialog title={`${t.grant}：${member.name}`} open={granting} onClose={() => setGranting(false)}>
          <GrantRoleForm member={member} facilityId={facilityId} onDone={() => setGranting(false)} />
        </Dialog>
        {ending && (
          <Dialog title={t.endOf(label(roleNames[ending.role]), member.name)} open onClose={() => setEnding(null)}>
            <EndRoleForm role={ending} facilityId={facilityId} onDone={() => setEnding(null)} />
          </Dialog>
        )}
      </td>
    </tr>
  );
}
