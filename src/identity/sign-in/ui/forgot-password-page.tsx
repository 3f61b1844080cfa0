import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { Link } from "../../../web/components/link.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { setupQuery } from "../../instance/ui/setup-query.ts";
import { signInTexts } from "../../ui/texts.ts";
import { requestPasswordReset } from "../sign-in-contract.ts";

/** Asks for a link to choose a new password; says the same whether or not the address is known. */
export function ForgotPasswordPage() {
  const t = useText(signInTexts);
  const setup = useQuery(setupQuery);
  const [email, setEmail] = useState("");
  const send = useMutation({ mutationFn: () => call(requestPasswordReset, { body: { email } }) });
  return (
    <Entrance title={t.forgotTitle} lead={t.forgotLead}>
      {setup.data?.mail === false && <Notice tone="attention">{t.noMail}</Notice>}
      {send.isSuccess ? (
        <Notice tone="good">{t.linkSent}</Notice>
      ) : (
        <Form onSubmit={() => send.mutate()}>
          <TextField label={t.email} type="email" autoComplete="username" value={email} onChange={setEmail} />
          <Refusal error={send.error} />
          <Button look="primary" type="submit" isDisabled={send.isPending || !email.includes("@")}>
            {t.sendLink}
          </Button>
        </Form>
      )}
      <Link href="/sign-in" place="text-sm">
        {t.toSignIn}
      </Link>
    </Entrance>
  );
}
