import type { Words } from "../shared/words.ts";
import type { IdentityRefusal } from "./contract.ts";
import type { PasswordProblem } from "./sign-in/password.ts";

type Texts<Key extends string> = Record<Key, Words>;

export const refusalMessages: Texts<IdentityRefusal> = {
  not_found: { ja: "見つかりません。一覧を開き直してください。", en: "Not found. Open the list again." },
  second_factor_needed: {
    ja: "この役割には二要素認証が必要です。「アカウント」で認証アプリかパスキーを登録し、それを使ってサインインしてください。",
    en: "Your role needs a second factor. Set up an authenticator app or a passkey under “Account” and sign in with it.",
  },
  session_needed: {
    ja: "この操作はAPIトークンではできません。画面からサインインして行ってください。",
    en: "This cannot be done with an API token. Sign in on screen.",
  },
  wrong_credentials: {
    ja: "メールアドレスかパスワードが違います。",
    en: "The e-mail address or the password is wrong.",
  },
  account_locked: {
    ja: "サインインの失敗が5回続いたため、このアカウントを一時的にロックしました。15分後にもう一度お試しください。",
    en: "This account is locked for 15 minutes after five failed sign-ins. Try again later.",
  },
  too_many_attempts: {
    ja: "短い間に操作が多すぎます。しばらく待ってからもう一度お試しください。",
    en: "Too many attempts in a short time. Wait a little and try again.",
  },
  wrong_code: {
    ja: "番号が違うか、期限が切れています。認証アプリに表示された最新の番号を入力してください。リカバリーコードは一度しか使えません。",
    en: "The code is wrong or no longer valid. Enter the newest code; a recovery code works only once.",
  },
  sign_in_again: {
    ja: "サインインの手続きの期限が切れました。最初からやり直してください。",
    en: "This sign-in has timed out. Start again.",
  },
  reset_link_dead: {
    ja: "この再設定リンクは使えません（期限は30分、一度だけ有効です）。もう一度パスワードの再設定を申し込んでください。",
    en: "This reset link cannot be used (it lasts 30 minutes and works once). Ask for a new one.",
  },
  weak_password: { ja: "パスワードが弱すぎます。", en: "The password is too weak." },
  bad_second_factor_state: {
    ja: "二要素認証の登録状態と合わない操作です。認証アプリを入れ替えるときは、先に今の登録を外してください。",
    en: "This does not fit your second factor as it is set up. To replace the authenticator app, remove the present one first.",
  },
  passkey_failed: {
    ja: "パスキーを確認できませんでした。もう一度お試しください。",
    en: "The passkey could not be verified. Try again.",
  },
  link_wrong: {
    ja: "このリンクは正しくありません。途中で切れていないか確かめ、届いたリンクをもう一度開いてください。",
    en: "This link is not valid. Check that it is complete and open it again.",
  },
  link_expired: {
    ja: "このリンクは期限が切れています。送った人に新しいリンクを頼んでください。",
    en: "This link has expired. Ask whoever sent it for a new one.",
  },
  link_used: { ja: "このリンクはすでに使われています。", en: "This link has already been used." },
  link_revoked: { ja: "この招待は取り消されました。", en: "This invitation has been withdrawn." },
  inviter_gone: {
    ja: "招待した人の権限がなくなったため、この招待は使えません。医療機関や組織の管理者に新しい招待を頼んでください。",
    en: "Whoever invited you may no longer do so. Ask an administrator of the hospital or organisation for a new invitation.",
  },
  account_exists: {
    ja: "このメールアドレスはすでに登録されています。サインインしてから招待を受けてください。",
    en: "This address already has an account. Sign in and accept the invitation.",
  },
  other_account: {
    ja: "この招待は別のメールアドレスあてです。そのアカウントでサインインし直してください。",
    en: "This invitation is for another address. Sign in with that account.",
  },
  no_account: {
    ja: "このメールアドレスのアカウントはありません。招待を送って、登録してもらってください。",
    en: "Nobody has an account with this address. Send them an invitation to register.",
  },
  already_held: { ja: "この人はすでにこの役割を持っています。", en: "This person already holds this role." },
  term_in_past: { ja: "終わりの日時には、これから先の日時を指定してください。", en: "The end must lie in the future." },
  last_administrator: {
    ja: "最後の管理者は外せません。先に別の人を期限のない管理者にしてください。",
    en: "The last administrator stays. First make somebody else an administrator without an end date.",
  },
  scope_beyond_own: {
    ja: "自分が持っていない権限をトークンに与えることはできません。",
    en: "A token cannot hold a permission that you do not hold.",
  },
  expiry_out_of_range: {
    ja: "有効期限は、これから1年以内の日時にしてください。",
    en: "The expiry must lie within the next year.",
  },
  not_retryable: {
    ja: "送れなかったメール以外は送り直せません。",
    en: "Only mail that did not leave can be sent again.",
  },
};

export const passwordMessages: Texts<PasswordProblem> = {
  too_short: { ja: "パスワードは12文字以上にしてください。", en: "Use at least 12 characters." },
  too_long: { ja: "パスワードは128文字以下にしてください。", en: "Use at most 128 characters." },
  common: {
    ja: "よく使われるパスワードです。いくつかの単語をつないだ、ほかで使っていない言葉にしてください。",
    en: "This is a common password. Use a phrase of several words that you use nowhere else.",
  },
  simple: {
    ja: "同じ文字や並びの繰返しが多すぎます。別の言葉にしてください。",
    en: "Too many repeats or keyboard runs. Choose something else.",
  },
  personal: {
    ja: "氏名やメールアドレスから作ったパスワードは使えません。",
    en: "Do not build the password from your name or address.",
  },
};
