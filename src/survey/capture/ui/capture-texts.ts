import { texts } from "../../../web/language.ts";

/** Entrance, preparation and state of the device. */
export const captureTexts = texts(
  {
    title: "現地記録",
    product: "関所",
    starting: "端末の記録を確かめています…",
    unsupported:
      "このブラウザーでは現地記録を使えません。安全な接続（https）で、最新の Chrome・Edge・Safari のいずれかを使ってください。",
    elsewhere: "現地記録はこの端末の別のタブで開かれています。そちらを使うか、閉じてからもう一度開いてください。",
    tryAgain: "もう一度開く",
    unlockTitle: "端末のロックを解除",
    unlockLead: (n: number) =>
      n === 0
        ? "この端末に準備した病院はありません。パスフレーズを入れると、準備できます。"
        : `この端末には${n}病院分の準備があります。パスフレーズを入れると、続きから書けます。`,
    forgotten: "パスフレーズを忘れた",
    forgottenLead: (n: number) =>
      n === 0
        ? "この端末の現地記録をはじめからやり直せます。"
        : `パスフレーズなしでは、だれにも読めません。はじめからやり直すと、この端末の内容はすべて消え、送っていない${n}件も失われます。`,
    startAfresh: "すべて消して、はじめからやり直す",
    passphrase: "パスフレーズ",
    unlock: "ロックを解除する",
    opening: "解除しています…",
    wrong: "パスフレーズが違います。",
    waitUntil: (time: string) => `続けて間違えたため、${time}まで試せません。`,
    prepareTitle: "端末を準備する",
    prepareLead: "病院を選び、ネットワークのあるところで内容を端末に取り込みます。取り込んだ内容は暗号化されます。",
    hospital: "病院",
    noHospital: "調査を担当する病院がありません。契約が登録されているか、調査の担当者に確かめてください。",
    deviceName: "端末の名前",
    deviceNameHint: "例：調査用タブレット1。病院と会社の一覧に出ます。",
    newPassphrase: "この端末のパスフレーズ",
    newPassphraseHint: "8文字以上。数字だけなら12桁以上。忘れると、送っていない内容は読めなくなります。",
    again: "パスフレーズをもう一度",
    notSame: "二つのパスフレーズが違います。",
    problems: {
      too_short: "8文字以上にしてください。",
      digits_too_short: "数字だけのときは12桁以上にしてください。",
      too_plain: "同じ文字の繰り返しが多すぎます。5種類以上の文字を使ってください。",
    },
    prepare: "取り込んで準備する",
    preparing: "取り込んでいます…",
    signInFirst: "準備と送信にはサインインが必要です。",
    signIn: "サインインする",
    offlineNow: "ネットワークにつながっていません。準備はつながってから行ってください。",
    another: "別の病院を準備する",
    back: "戻る",
    chooseHospital: "病院を選ぶ",
    notKept:
      "ブラウザーがこの端末の保存領域を守ると約束していません。空き容量が少ないと消されることがあるので、こまめに送ってください。",
    ended: {
      engagement_ended: "契約が終わった病院の内容を、この端末から消しました。",
      term_over: "最後に通信してから決められた日数が過ぎた病院の内容を、この端末から消しました。",
      ordered: "消去の指示があった病院の内容を、この端末から消しました。",
      by_person: "病院の内容をこの端末から消しました。",
    },
    lost: (n: number) => (n === 0 ? "送っていない内容はありませんでした。" : `送っていない${n}件も消えました。`),
    understood: "分かりました",
    language: "English",
    otherLanguage: "en" as "ja" | "en",
    toApp: "関所の画面へ",
    online: "オンライン",
    offline: "オフライン",
    unsent: (n: number) => (n === 0 ? "未送信なし" : `未送信 ${n}件`),
    saved: "端末に保存済み",
    saving: "保存中…",
    notSaved: "端末に保存できません。空き容量を確かめてください。このページを閉じないでください。",
    send: "送る・最新にする",
    sending: "送っています…",
    lock: "ロックする",
    results: {
      done: (time: string) => `${time} に送受信しました。`,
      offline: "サーバーにつながりません。内容は端末にあり、つながったら送れます。",
      signIn: "サインインし直すと送れます。内容は端末にあります。",
      otherPerson: (name: string) =>
        `${name}さんがサインインしています。この端末を準備した人がサインインすると送れます。`,
    },
    endsIn: (days: number) => `あと${days}日通信がないと、この病院の内容は端末から消えます。`,
    endsWithUnsent: (days: number, n: number) =>
      `あと${days}日通信がないと、この病院の内容は端末から消えます。送っていない${n}件も失われます。ネットワークのあるところで送ってください。`,
    keptUntil: (day: string) => `最後の通信から数えて ${day} まで端末に残ります。`,
    device: "端末",
    remove: "この病院の内容を端末から消す",
    removeWarning: (n: number) =>
      n === 0
        ? "送っていない内容はありません。消した後も、もう一度準備すれば使えます。"
        : `送っていない${n}件が失われます。先に送ってください。`,
    reallyRemove: "消す",
    cancel: "やめる",
  },
  {
    title: "On-site record",
    product: "Sekisho",
    starting: "Looking at what this device holds…",
    unsupported:
      "The on-site record does not work in this browser. Use a secure connection (https) and a current Chrome, Edge or Safari.",
    elsewhere:
      "The on-site record is open in another tab of this device. Use that one, or close it and open this again.",
    tryAgain: "Open again",
    unlockTitle: "Unlock this device",
    unlockLead: (n: number) =>
      n === 0
        ? "No hospital is prepared on this device. Enter the passphrase to prepare one."
        : `This device is prepared for ${n === 1 ? "one hospital" : `${n} hospitals`}. Enter the passphrase to go on where you stopped.`,
    forgotten: "Passphrase forgotten",
    forgottenLead: (n: number) =>
      n === 0
        ? "You can begin anew on this device."
        : `Without the passphrase nobody can read what is here. To begin anew, everything on this device is removed, ${n} unsent included.`,
    startAfresh: "Remove everything and begin anew",
    passphrase: "Passphrase",
    unlock: "Unlock",
    opening: "Unlocking…",
    wrong: "The passphrase is wrong.",
    waitUntil: (time: string) => `Too many wrong tries in a row: try again after ${time}.`,
    prepareTitle: "Prepare this device",
    prepareLead:
      "Choose a hospital and take its content along while there is a network. What is taken along is encrypted.",
    hospital: "Hospital",
    noHospital: "You survey no hospital. Ask your survey manager whether the contracts are recorded.",
    deviceName: "Name of this device",
    deviceNameHint: "For example: survey tablet 1. Hospital and company see it in their lists.",
    newPassphrase: "Passphrase for this device",
    newPassphraseHint:
      "At least 8 characters; 12 if they are all digits. Without it, nobody can read what was not sent.",
    again: "The passphrase once more",
    notSame: "The two passphrases differ.",
    problems: {
      too_short: "Use at least 8 characters.",
      digits_too_short: "Use at least 12 digits when there are only digits.",
      too_plain: "Too many repeated characters: use at least 5 different ones.",
    },
    prepare: "Take along and prepare",
    preparing: "Taking along…",
    signInFirst: "Sign in to prepare and to send.",
    signIn: "Sign in",
    offlineNow: "There is no network. Prepare the device once there is one.",
    another: "Prepare another hospital",
    back: "Back",
    chooseHospital: "Choose a hospital",
    notKept:
      "The browser does not promise to keep what this device holds. When space runs short it may be removed: send often.",
    ended: {
      engagement_ended: "A hospital whose contract has ended was removed from this device.",
      term_over: "A hospital that had not been in contact for the set number of days was removed from this device.",
      ordered: "A hospital was removed from this device, as was ordered.",
      by_person: "The hospital was removed from this device.",
    },
    lost: (n: number) =>
      n === 0 ? "Nothing was left unsent." : `${n === 1 ? "One unsent entry" : `${n} unsent entries`} went with it.`,
    understood: "Understood",
    language: "日本語",
    otherLanguage: "ja" as "ja" | "en",
    toApp: "To Sekisho",
    online: "Online",
    offline: "Offline",
    unsent: (n: number) => (n === 0 ? "Nothing unsent" : `${n} unsent`),
    saved: "Saved on this device",
    saving: "Saving…",
    notSaved: "This device cannot save. Check the free space, and do not close this page.",
    send: "Send and update",
    sending: "Sending…",
    lock: "Lock",
    results: {
      done: (time: string) => `Sent and updated at ${time}.`,
      offline: "The server cannot be reached. Everything is on this device and can be sent later.",
      signIn: "Sign in again to send. Everything is on this device.",
      otherPerson: (name: string) => `${name} is signed in. Whoever prepared this device can send from it.`,
    },
    endsIn: (days: number) => `Without contact for ${days} more days, this hospital is removed from the device.`,
    endsWithUnsent: (days: number, n: number) =>
      `Without contact for ${days} more days, this hospital is removed from the device, with ${n} unsent. Send where there is a network.`,
    keptUntil: (day: string) => `Stays on this device until ${day}, counted from the last contact.`,
    device: "Device",
    remove: "Remove this hospital from the device",
    removeWarning: (n: number) =>
      n === 0
        ? "Nothing is unsent. You can prepare the hospital again later."
        : `${n} unsent would be lost. Send first.`,
    reallyRemove: "Remove",
    cancel: "Cancel",
  },
);
