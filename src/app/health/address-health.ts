import type { HealthFacts } from "./facts.ts";
import { day, type HealthLine, ok, problem, warning } from "./health-line.ts";

const certificateSoonMs = 21 * day;

const isOwnMachine = (host: string): boolean => /^(?:localhost|127\.|\[?::1\]?$)/.test(host);

/** What people open, and whether it is what this server offers. */
export function address({ publicUrl, host, certificate, now }: HealthFacts): HealthLine[] {
  const url = new URL(publicUrl);
  if (isOwnMachine(url.hostname))
    return [
      isOwnMachine(host)
        ? ok("address", `この機械の中だけで使う設定です（${publicUrl}）。`, `For this machine only (${publicUrl}).`)
        : warning(
            "address",
            {
              ja: `ほかの機械からも開けますが、SEKISHO_URL は ${publicUrl} のままです。`,
              en: `Others can open this server, but SEKISHO_URL is still ${publicUrl}.`,
            },
            {
              ja: "利用者が開くアドレスを SEKISHO_URL に設定してください。メールのリンクとパスキーが使えません。この機械だけで使うなら SEKISHO_HOST=127.0.0.1 にしてください。",
              en: "Set SEKISHO_URL to the address that people open: links in mails and passkeys need it. For this machine only, set SEKISHO_HOST=127.0.0.1.",
            },
          ),
    ];
  if (url.protocol !== "https:")
    return [
      problem(
        "address",
        { ja: `${publicUrl} は暗号化されません。`, en: `${publicUrl} is not encrypted.` },
        {
          ja: "https で開けるように、前に置くサーバで証明書を設定してください。合言葉と病院の弱点が、そのまま流れます。",
          en: "Offer it over https: passwords and weak points of hospitals travel in the clear.",
        },
      ),
    ];
  const set = ok("address", `利用者が開くアドレスは ${publicUrl} です。`, `People open ${publicUrl}.`);
  return certificate ? [set, certificateLine(publicUrl, certificate, now)] : [set];
}

function certificateLine(
  publicUrl: string,
  certificate: NonNullable<HealthFacts["certificate"]>,
  now: Date,
): HealthLine {
  if ("unreachable" in certificate)
    return warning(
      "certificate",
      {
        ja: `${publicUrl} に、この機械からつながりません（${certificate.unreachable}）。`,
        en: `${publicUrl} cannot be reached from here (${certificate.unreachable}).`,
      },
      { ja: "利用者の端末から開けるか確かめてください。", en: "Check that people's devices can open it." },
    );
  const { validUntil, trusted } = certificate;
  const until = validUntil.toISOString().slice(0, 10);
  const left = validUntil.getTime() - now.getTime();
  if (left > certificateSoonMs && trusted)
    return ok("certificate", `証明書は ${until} まで有効です。`, `The certificate is valid until ${until}.`);
  const renew = { ja: "証明書を更新してください。", en: "Renew the certificate." };
  if (left <= 0)
    return problem(
      "certificate",
      { ja: `証明書は ${until} に切れています。`, en: `The certificate expired on ${until}.` },
      renew,
    );
  if (left <= certificateSoonMs)
    return warning(
      "certificate",
      { ja: `証明書は ${until} に切れます。`, en: `The certificate expires on ${until}.` },
      renew,
    );
  return warning(
    "certificate",
    {
      ja: "この機械は、証明書の発行者を信頼していません。",
      en: "This machine does not trust who issued the certificate.",
    },
    {
      ja: "院内の認証局なら、利用者の端末に登録されているか確かめてください。",
      en: "If it is your own authority, check that people's devices know it.",
    },
  );
}
