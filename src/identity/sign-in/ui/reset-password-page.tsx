import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { useText } from "../../../web/language.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { signInTexts } from "../../ui/texts.ts";
import { passwordProblem } from "../password.ts";
import { resetPassword } from "../sign-in-contract.ts";
import { NewPasswordField } from "./new-password-field.tsx";

const nobody = { name: "", email: "" };

/** Chooses a new password by the link from the mail. */
export function ResetPasswordPage() {
  const t = useText(signInTexts);
  const [password, setPassword] = useState("");
  const [token] = useState(() => location.hash.slice(1));
  const reset = useMutation({ mutationFn: () => call(resetPassword, { body: { token, newPassword: password } }) });
  return (
    <Entrance title={t.forgotTitle}>
      {token === "" && <Notice tone="alert">{t.linkMissing}</Notice>}
      {reset.isSuccess ? (
        <>
          <Notice tone="good">{t.resetDone}</Notice>
          <LinkButton look="primary" href="/sign-in">
            {t.toSignIn}
          </LinkButton>
        </>
      ) : (
        <Form onSubmit={() => reset.mutate()}>
          <NewPasswordField value={password} onChange={setPassword} person={nobody} />
          <Refusal error={reset.error} />
          <Button
            look="primary"
            type="submit"
            isDisabled={token === "" || reset.isPending || passwordProblem(password, nobody) !== null}
          >
            {t.change}
          </Button>
        </Form>
      )}
    </Entrance>
  );
}
