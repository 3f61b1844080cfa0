import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useAddressSearch } from "../../../web/address-search.ts";
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
import { signIn } from "../sign-in-contract.ts";
import { signInWithPasskey } from "./passkeys.ts";
import { SecondStep } from "./second-step.tsx";

/** Password, then (where set up) the second factor; or a passkey at once. Ends at `next`, the address asked for. */
export function SignInPage() {
  const t = useText(signInTexts);
  const [search] = useAddressSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const setup = useQuery(setupQuery);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [wantsCode, setWantsCode] = useState(false);

  function enter() {
    queryClient.clear();
    // Only an address of this app: "//elsewhere" would leave it.
    router.history.push(search.next && /^\/(?!\/|\\)/.test(search.next) ? search.next : "/");
  }
  const byPassword = useMutation({
    mutationFn: () => call(signIn, { body: { email, password } }),
    onSuccess: ({ next }) => (next === "code" ? setWantsCode(true) : enter()),
  });
  const byPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: enter });

  if (wantsCode) {
    return (
      <Entrance title={t.secondStep}>
        <SecondStep onDone={enter} onBack={() => setWantsCode(false)} />
      </Entrance>
    );
  }
  return (
    <Entrance title={t.signIn}>
      {setup.data?.needed && <Notice tone="attention">{t.setupNeeded}</Notice>}
      <Form onSubmit={() => byPassword.mutate()}>
        <TextField
          label={t.email}
          type="email"
          name="email"
          autoComplete="username webauthn"
          value={email}
          onChange={setEmail}
        />
        <TextField
          label={t.password}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <Refusal error={byPassword.error ?? byPasskey.error} />
        <Button look="primary" type="submit" isDisabled={byPassword.isPending}>
          {t.signIn}
        </Button>
      </Form>
      {setup.data?.passkeys && (
        <Button onPress={() => byPasskey.mutate()} isDisabled={byPasskey.isPending}>
          {t.withPasskey}
        </Button>
      )}
      <Link href="/forgot-password" place="text-sm">
        {t.forgot}
      </Link>
    </Entrance>
  );
}
