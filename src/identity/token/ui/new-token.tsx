import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Permission } from "../../../shared/route.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { NumberField } from "../../../web/components/number-field.tsx";
import { Select } from "../../../web/components/select.tsx";
import { ShownOnce } from "../../../web/components/shown-once.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { useMe } from "../../../web/session.ts";
import { createToken } from "../../contract.ts";
import { accountTexts } from "../../sign-in/ui/account-texts.ts";

const everywhere = "all";
const dayMs = 86_400_000;
const longestDays = 366;

/** Issues an API token; its text is shown this once. */
export function NewToken({ onIssued, onDone }: { onIssued: () => void; onDone: () => void }) {
  const t = useText(accountTexts);
  const { facilities } = useMe();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>(["ledger.read"]);
  const [facilityId, setFacilityId] = useState(everywhere);
  const [days, setDays] = useState<number | null>(90);
  const issue = useMutation({
    mutationFn: () =>
      call(createToken, {
        body: {
          name,
          scopes: Permission.array().parse(scopes),
          facilityId: facilityId === everywhere ? null : facilityId,
          expiresAt: new Date(Date.now() + (days ?? 1) * dayMs).toISOString(),
        },
      }),
    onSuccess: onIssued,
  });
  if (issue.data) return <ShownOnce value={issue.data.token} notice={t.tokenOnce} onDone={onDone} />;
  const held = Permission.options.filter((one) => facilities.some((facility) => facility.permissions.includes(one)));
  return (
    <Form onSubmit={() => issue.mutate()}>
      <TextField label={t.tokenName} value={name} onChange={setName} required maxLength={100} />
      <CheckboxGroup
        label={t.tokenScopes}
        choices={held.map((id) => ({ id, label: t.permissions[id] }))}
        value={scopes}
        onChange={setScopes}
      />
      <Select
        label={t.tokenFacility}
        choices={[
          { id: everywhere, label: t.allFacilities },
          ...facilities.map((facility) => ({ id: facility.facilityId, label: facility.name })),
        ]}
        value={facilityId}
        onChange={setFacilityId}
      />
      <NumberField label={t.tokenDays} value={days} onChange={setDays} min={1} />
      <Refusal error={issue.error} />
      <Actions>
        <Button
          look="primary"
          type="submit"
          isDisabled={name.trim() === "" || scopes.length === 0 || !days || days > longestDays || issue.isPending}
        >
          {t.tokenNew}
        </Button>
      </Actions>
    </Form>
  );
}
