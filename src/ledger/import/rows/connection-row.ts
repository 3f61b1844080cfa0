import { codeIn, codeOf } from "../cells/code.ts";
import { known, stated, textOf, writtenText } from "../cells/field-value.ts";
import { nfkc } from "../cells/plain-text.ts";
import { productFamily } from "../cells/product.ts";
import { targetOf } from "../cells/system-concept.ts";
import { yesOrNo } from "../cells/yes-no.ts";
import { anonymisationWords, deviceKindWords, linkableWords, sslTargetWords } from "../words/connection-codes.ts";
import { type Draft, imply } from "./draft.ts";

/** What the words of a connection row imply beyond its columns. Nothing that a column states is overridden, except by being more exact. */
export function finishConnection(draft: Draft, band: Readonly<Record<string, string>>): void {
  remarks(draft);
  category(draft, band);
  line(draft);
  account(draft);
  anonymisation(draft);
  device(draft);
  contract(draft);
}

/** The cell's own mark wins; then the band; then what the name speaks of. */
function category(draft: Draft, band: Readonly<Record<string, string>>): void {
  const { fields } = draft;
  const said = textOf(fields.targetCategory);
  if (said !== null && /^T[1-8]$/.test(said)) return;
  const name = `${textOf(fields.systemOrDevice) ?? ""} ${said ?? ""}`;
  const code = band.targetCategory ?? targetOf(name);
  if (!code) return;
  if (said !== null) fields.targetCategory = known(code, said);
  else if (band.targetCategory) fields.targetCategory = known(code);
  else imply(draft, "targetCategory", known(code));
}

/** 「インターネット」 with TLS or nothing over it is a direct connection; under a VPN it only carries it. The tunnel says where an SSL-VPN ends. */
function line({ fields }: Draft): void {
  const tunnel = fields.tunnel;
  const access = fields.accessLine;
  if (!fields.sslTarget && textOf(tunnel) === "ssl_vpn") {
    const end = codeIn(sslTargetWords, writtenText(tunnel));
    if (end) fields.sslTarget = known(end, writtenText(tunnel));
  }
  if (textOf(access) !== "other" || !tunnel) return;
  const bare = /^インターネット|^internet/i.test(nfkc(writtenText(access)));
  if (bare && (tunnel.state === "none" || textOf(tunnel) === "tls12"))
    fields.accessLine = known("internet_direct", writtenText(access));
}

function account({ fields }: Draft): void {
  const authentication = fields.authentication;
  if (!authentication || fields.sharedAccount) return;
  const said = writtenText(authentication);
  if (authentication.state === "known") {
    const shared = yesOrNo("sharedAccount", said);
    fields.sharedAccount = known(shared === true, said);
  } else if (authentication.state === "none") fields.sharedAccount = known(false, "なし");
  else if (authentication.state !== "conflict") fields.sharedAccount = authentication;
}

function anonymisation({ fields }: Draft): void {
  const claim = fields.anonymisationClaim;
  if (!claim || fields.linkable) return;
  if (textOf(claim) === "no") fields.linkable = stated("notApplicable");
  if (textOf(claim) !== "yes") return;
  const linkable = codeIn(linkableWords, writtenText(claim));
  if (linkable) fields.linkable = known(linkable === "yes", writtenText(claim));
}

/** Statements that people put into the remarks because their list has no column for them. */
function remarks({ fields }: Draft): void {
  const remark = textOf(fields.comment);
  if (remark === null) return;
  const word = nfkc(remark).toLowerCase();
  if (!fields.anonymisationClaim && /匿名化|anonymi[sz]/.test(word)) {
    const claim = codeIn(anonymisationWords, remark);
    if (claim) fields.anonymisationClaim = known(claim, remark);
  }
  if (
    !fields.knownToAdministratorBefore &&
    /(?:not\s+(?:registered|reported|known)|unregistered|unknown)\s+(?:with|to|by)\s+(?:the\s+)?(?:hospital|it\b|administrator)|情報(?:システム)?(?:部門|室|係|課)?(?:へ|に)?(?:の)?(?:未(?:届|登録|報告|連絡)|届出なし|連絡なし)|管理者(?:は|が)?(?:把握して(?:い)?な|知らな)/.test(
      word,
    )
  ) {
    fields.knownToAdministratorBefore = known(false, remark);
  }
  if (
    !fields.sharedAccount &&
    /shared\s+account|アカウント(?:を)?(?:共用|共有|使い回し)|共(?:用|有)(?:アカウント|id)/.test(word)
  )
    fields.sharedAccount = known(true, remark);
}

/** Kind and maker from the family of the product, from the name of the device, from the line; no device means nobody owns or runs one. */
function device(draft: Draft): void {
  const { fields } = draft;
  const model = textOf(fields.model);
  const family = model === null ? undefined : productFamily(model);
  if (family?.maker) imply(draft, "maker", known(family.maker));
  if (fields.model?.state === "none" && fields.deviceOwner?.state === "notApplicable")
    imply(draft, "deviceManager", stated("notApplicable"));
  if (fields.deviceKind) return;
  if (fields.model?.state === "none") {
    fields.deviceKind = stated("none");
    return;
  }
  if (fields.model?.state === "notApplicable" && fields.deviceOwner?.state === "known") {
    imply(draft, "deviceKind", known("terminal"));
    return;
  }
  const kind =
    family?.kind ??
    named(textOf(fields.entryDevice)) ??
    named(model ?? writtenText(fields.model)) ??
    kindOfLine(fields);
  if (kind) imply(draft, "deviceKind", known(kind));
}

function named(text: string | null): string | undefined {
  return text === null ? undefined : codeIn(deviceKindWords, text);
}

function kindOfLine(fields: Draft["fields"]): string | undefined {
  if (!fields.model || fields.model.state === "notApplicable") return undefined;
  const written = nfkc(writtenText(fields.accessLine));
  const code = textOf(fields.accessLine);
  if (/ルータ|router/i.test(written)) return "router";
  if (code === "public_network") return "modem";
  if (code === "isdn") return "router";
  return undefined;
}

/** A kind of contract implies one; the fields that say it go on the contract record too. */
function contract(draft: Draft): void {
  const { fields } = draft;
  if (
    !fields.contractExists &&
    fields.contractType?.state === "known" &&
    codeOf("contractType", String(fields.contractType.value))
  ) {
    imply(draft, "contractExists", known(true, writtenText(fields.contractType)));
  }
}
