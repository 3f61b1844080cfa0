/** Tells system administrators that reports no longer arrive. It names the address by its name only: a URL may hold a key. */
export function trouble(about: {
  what: "failing" | "gone";
  name: string;
  hospital: string;
  publicUrl: string;
  path: string;
}): { subject: string; text: string } {
  const { what, name, hospital, publicUrl, path } = about;
  const happened =
    what === "gone"
      ? `受信側が「もう受け取らない」（410）と答えたため、送信を休止しました。この間の出来事は30日まで溜めておき、再開すると送ります。`
      : `約2日にわたり繰り返しましたが、届けられませんでした。新しい出来事は引き続き送ってみます。`;
  return {
    subject: `【関所】${hospital}: Webhookの送り先「${name}」に届いていません`,
    text: [
      `${hospital} のWebhookの送り先「${name}」に、脆弱性の案件の知らせが届いていません。`,
      happened,
      "",
      "していただきたいこと",
      "1. 配信の記録で、受信側が何と答えたかを確かめてください。",
      `   ${new URL(path, publicUrl)}`,
      "2. 受信側を直したら「試しに送る」で確かめ、届かなかったものは「もう一度送る」で送り直してください。",
      "",
      "メールと画面での知らせは、これまでどおり届いています。",
    ].join("\n"),
  };
}
