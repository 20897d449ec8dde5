import type { SeededRandom } from "@/lib/testing/seeded-random";

/** As many days as the dashboard shows. */
export const DAYS_OF_TRADE = 28;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Sunday first. */
const SALES_ON_WEEKDAY = [5, 8, 8, 9, 10, 13, 18] as const;
/** From nine in the morning on: late morning and the way home are the busiest. */
const SALES_IN_HOUR = [2, 4, 6, 7, 5, 3, 4, 5, 7, 4] as const;
const OPENS_AT_HOUR = 9;

/** The times of a shop's sales on a day, in order. */
export function salesOfDay(random: SeededRandom, day: TradingDay): Date[] {
  const usual = SALES_ON_WEEKDAY[day.weekday] ?? 0;
  const count = Math.max(2, usual + random.int(-2, 2));
  const minutes = Array.from({ length: count }, () => (OPENS_AT_HOUR + pickHour(random)) * 60 + random.int(0, 59));
  return minutes.sort((a, b) => a - b).map((minute) => day.at(minute));
}

function pickHour(random: SeededRandom): number {
  let left = random.int(
    1,
    SALES_IN_HOUR.reduce((sum, sales) => sum + sales, 0),
  );
  return SALES_IN_HOUR.findIndex((sales) => (left -= sales) <= 0);
}

export type TradingDay = {
  /** 0 is Sunday. */
  weekday: number;
  /** The time of this minute after midnight in the shop's zone. */
  at(minute: number): Date;
};

/** The last days of trade in a time zone, oldest first; the last one is today. */
export function tradingDays(now: Date, timeZone: string, days = DAYS_OF_TRADE): TradingDay[] {
  const today = Date.parse(new Intl.DateTimeFormat("en-CA", { timeZone }).format(now));
  return Array.from({ length: days }, (_, index) => {
    const midnight = today - (days - 1 - index) * DAY_MS;
    return {
      weekday: new Date(midnight).getUTCDay(),
      at: (minute) => {
        const wall = midnight + minute * MINUTE_MS;
        return new Date(wall - zoneOffset(new Date(wall), timeZone));
      },
    };
  });
}

/** How far the zone's clocks are ahead of UTC, in ms. Clocks change at night, when nobody trades. */
function zoneOffset(time: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(time);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"));
  return wall - Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS;
}
