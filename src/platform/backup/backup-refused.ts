/** Something about a backup that its user can mend; nothing was changed. The message says what and how, in the user's words. */
export class BackupRefused extends Error {
  readonly reason: string;
  /** File or folder that it is about. */
  readonly place: string | null;
  constructor(reason: string, message: string, place: string | null = null) {
    super(message);
    this.reason = reason;
    this.place = place;
  }
}
