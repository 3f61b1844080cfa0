/** Mails about who may see a hospital, in Japanese with the same in English below. They name no hospital and nothing of it. */
export function openedMail(link: string) {
  const text = [
    "あなたの医療機関について、調査の誓約・契約・発注が記録されました。",
    "どの組織が閲覧できるようになったかを、次の画面で確かめてください。覚えのないものは、その画面からすぐに取りやめられます。",
    link,
    "",
    "----",
    "A pledge, contract or order was recorded for your hospital. See above which organisations may see it now; what you do not know of can be shut out there at once.",
  ];
  return { subject: "【関所】閲覧できる組織が記録されました", text: text.join("\n") };
}

export function shutOutMail(link: string) {
  const text = [
    "調査事業の医療機関が、閲覧を取りやめました。閲覧はすでに閉じています。",
    "どの医療機関か、その理由は、次の画面で確かめてください。秘密保持の義務は続きます。",
    link,
    "",
    "----",
    "A hospital of your survey programme has shut an organisation out; access is closed already. See above which one and why. The duty of confidentiality remains.",
  ];
  return { subject: "【関所】医療機関が閲覧を取りやめました", text: text.join("\n") };
}

export function leftMail(link: string) {
  const text = [
    "医療機関が、調査事業への参加を取りやめました（または辞退しました）。この医療機関の閲覧はすべて閉じています。",
    "どの医療機関か、その理由は、次の画面で確かめてください。秘密保持の義務は続きます。",
    link,
    "",
    "----",
    "A hospital has left your survey programme, or declined it; all access to it is closed. See above which one and why. The duty of confidentiality remains.",
  ];
  return { subject: "【関所】医療機関が調査事業を取りやめました", text: text.join("\n") };
}
