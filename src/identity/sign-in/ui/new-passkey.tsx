import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { accountTexts } from "./account-texts.ts";
import { addPasskey } from "./passkeys.ts";

/** Names and adds a passkey of this device. */
export function NewPasskey({ onDone }: { onDone: () => void }) {
  const t = useText(accountTexts);
  const [name, setName] = useState("");
  const add = useMutation({
    mutationFn: () => addPasskey(name),
    onSuccess: () => {
      setName("");
      onDone();
    },
  });
  return (
    <Form onSubmit={() => add.mutate()}>
      <TextField label={t.passkeyName} hint={t.passkeyNameExample} value={name} onChange={setName} maxLength={100} />
      <Refusal error={add.error} />
      <Button type="submit" isDisabled={name.trim() === "" || add.isPending}>
        {t.passkeyAdd}
      </Button>
    </Form>
  );
}
