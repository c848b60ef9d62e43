/** Times as a chat shows them. The Bot API counts seconds; Date counts milliseconds. */

const CLOCK = new Intl.DateTimeFormat("en-US", {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const FULL = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeStyle: "medium" });
const WEEKDAY = new Intl.DateTimeFormat("en-US", { weekday: "short" });
const DAY = new Intl.DateTimeFormat("en-US", { month: "long", day: "numeric" });
const SHORT_DAY = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric" });
const DAY_OF_YEAR = new Intl.DateTimeFormat("en-US", { dateStyle: "long" });

const toDate = (seconds) => new Date(seconds * 1000);

/** The whole days from the moment's day to today, by the calendar and not by 24 hours. */
function daysAgo(date, now = new Date()) {
  const midnight = (day) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  return Math.round((midnight(now) - midnight(date)) / 86_400_000);
}

/** The time of day: "14:05". */
export const formatClock = (seconds) => CLOCK.format(toDate(seconds));

/** The whole moment, for a tooltip. */
export const formatMoment = (seconds) => FULL.format(toDate(seconds));

/** A key that two moments share if they are on one day here. */
export const keyOfDay = (seconds) => toDate(seconds).toDateString();

/** The day as a separator between messages: "Today", "December 19", "December 19, 2017". */
export function formatDay(seconds) {
  const date = toDate(seconds);
  const ago = daysAgo(date);
  if (ago === 0) return "Today";
  if (ago === 1) return "Yesterday";
  const thisYear = date.getFullYear() === new Date().getFullYear();
  return (thisYear ? DAY : DAY_OF_YEAR).format(date);
}

/** The moment in the width of a chat list: "14:05", "Tue", "Dec 19". */
export function formatBrief(seconds) {
  const date = toDate(seconds);
  const ago = daysAgo(date);
  if (ago === 0) return formatClock(seconds);
  return (ago < 7 ? WEEKDAY : SHORT_DAY).format(date);
}
