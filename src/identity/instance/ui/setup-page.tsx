import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { linkToken } from "../../../web/by-link/link-token.ts";
import { call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { completeSetup } from "../../contract.ts";
import { passwordProblem } from "../../sign-in/password.ts";
import { signIn } from "../../sign-in/sign-in-contract.ts";
import { NewPasswordField } from "../../sign-in/ui/new-password-field.tsx";
import { signInTexts } from "../../ui/texts.ts";
import { setupQuery } from "./setup-query.ts";

/** First set-up: whoever holds the link printed at the first start becomes the administrator and is signed in. */
export function SetupPage() {
  const t = useText(signInTexts);
  const router = useRouter();
  const queryClient = useQueryClient();
  const setup = useQuery(setupQuery);
  const [person, setPerson] = useState({ name: "", email: "" });
  const [password, setPassword] = useState("");
  const token = linkToken();
  const register = useMutation({
    mutationFn: async () => {
      await call(completeSetup, { body: { token: token ?? "", ...person, password } });
      await call(signIn, { body: { email: person.email, password } });
    },
    onSuccess: () => {
      queryClient.clear();
      router.history.replace("/");
    },
  });
  if (setup.data?.needed === false && !register.isPending) {
    return (
      <Entrance title={t.setup}>
        <p>{t.setupDone}</p>
        <LinkButton href="/sign-in">{t.toSignIn}</LinkButton>
      </Entrance>
    );
  }
  return (
    <Entrance title={t.setup} lead={t.setupLead}>
      {token === null && <Notice tone="alert">{t.linkMissing}</Notice>}
      <Form onSubmit={() => register.mutate()}>
        <TextField
          label={t.name}
          autoComplete="name"
          value={person.name}
          onChange={(name) => setPerson({ ...person, name })}
        />
        <TextField
          label={t.email}
          type="email"
          autoComplete="username"
          value={person.email}
          onChange={(email) => setPerson({ ...person, email })}
        />
        <NewPasswordField value={password} onChange={setPassword} person={person} />
        <Refusal error={register.error} />
        <Button
          look="primary"
          type="submit"
          isDisabled={token === null || register.isPending || passwordProblem(password, person) !== null}
        >
          {t.register}
        </Button>
      </Form>
    </Entrance>
  );
}
