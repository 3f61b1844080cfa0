/**
 * Calendars as RFC 5545 writes them: only whole days and half days, which is all that visits and terms need. Written here and not taken
 * from a library: it is forty lines, and what such a library adds (recurrence, alarms, parsing) is not used.
 */
export interface CalendarEvent {
  /** The same for the same thing, whatever becomes of it. */
  uid: string;
  /** Higher when it was changed. */
  sequence: number;
  summary: string;
  description: string;
  url: string;
  /** ISO day in Japan. */
  day: string;
  /** In Japan, as HHMM; null: the whole day. */
  hours: { from: string; to: string } | null;
  cancelled: boolean;
}

/** Octets of a line at most, the line break not counted (RFC 5545, 3.1). */
const longestLine = 75;

/** A whole calendar, with CRLF as line ends. */
export function calendarText(name: string, events: readonly CalendarEvent[], stamp: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Sekisho//survey programme//JA",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "X-WR-TIMEZONE:Asia/Tokyo",
    ...timezone,
    ...events.flatMap((event) => eventLines(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Japan has had no summer time since 1951. */
const timezone = [
  "BEGIN:VTIMEZONE",
  "TZID:Asia/Tokyo",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0900",
  "TZOFFSETTO:+0900",
  "TZNAME:JST",
  "END:STANDARD",
  "END:VTIMEZONE",
];

const eventLines = (event: CalendarEvent, stamp: Date): string[] => [
  "BEGIN:VEVENT",
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${utc(stamp)}`,
  `SEQUENCE:${event.sequence}`,
  ...(event.hours
    ? [
        `DTSTART;TZID=Asia/Tokyo:${plain(event.day)}T${event.hours.from}00`,
        `DTEND;TZID=Asia/Tokyo:${plain(event.day)}T${event.hours.to}00`,
      ]
    : [`DTSTART;VALUE=DATE:${plain(event.day)}`, "TRANSP:TRANSPARENT"]),
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.description === "" ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
  `URL:${event.url}`,
  `STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
  "END:VEVENT",
];

const plain = (day: string): string => day.replaceAll("-", "");
const utc = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** TEXT values (RFC 5545, 3.3.11); other control characters have no place in them. */
const escaped = (text: string): string =>
  text
    .replace(/\\/g, "\\\\")
    .replace(/;/g, "\\;")
    .replace(/,/g, "\\,")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");

/** Continued after a line break and a space, never inside a character: Japanese letters have three octets. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > longestLine) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
