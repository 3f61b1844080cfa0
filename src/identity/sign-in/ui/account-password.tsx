import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { useMe } from "../../../web/session.ts";
import { Section } from "../../../web/shell/page.tsx";
import { passwordProblem } from "../password.ts";
import { changePassword } from "../sign-in-contract.ts";
import { accountTexts } from "./account-texts.ts";
import { NewPasswordField } from "./new-password-field.tsx";

/** Changes the password, which signs out all other devices. */
export function AccountPassword() {
  const t = useText(accountTexts);
  const { person } = useMe();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({
    mutationFn: () => call(changePassword, { body: { currentPassword: current, newPassword: next } }),
    onSuccess: () => {
      setCurrent("");
      setNext("");
      showToast(t.passwordChanged);
      queryClient.invalidateQueries({ queryKey: ["me"] });
    },
  });
  return (
    <Section title={t.password}>
      <div className="max-w-md">
        <Form onSubmit={() => change.mutate()}>
          <TextField
            label={t.currentPassword}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
          <NewPasswordField value={next} onChange={setNext} person={person} />
          <Refusal error={change.error} />
          <Button
            type="submit"
            isDisabled={current === "" || change.isPending || passwordProblem(next, person) !== null}
          >
            {t.changePassword}
          </Button>
        </Form>
      </div>
    </Section>
  );
}
