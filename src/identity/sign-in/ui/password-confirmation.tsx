import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { signInTexts } from "../../ui/texts.ts";
import { accountTexts } from "./account-texts.ts";

/** Asks for the password before something that changes how one signs in. */
export function PasswordConfirmation(props: {
  error: Error | null;
  busy: boolean;
  onConfirm: (password: string) => void;
}) {
  const t = useText(accountTexts);
  const signIn = useText(signInTexts);
  const [password, setPassword] = useState("");
  return (
    <Form onSubmit={() => props.onConfirm(password)}>
      <TextField
        label={t.currentPassword}
        hint={t.passwordNeeded}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        autoFocus
      />
      <Refusal error={props.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={password === "" || props.busy}>
          {signIn.confirm}
        </Button>
      </Actions>
    </Form>
  );
}
