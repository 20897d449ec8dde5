export type SeededRandom = {
  chance(share: number): boolean;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  /** An index below `count`; the first are the likelier, the higher the power. */
  early(count: number, power: number): number;
};

/** mulberry32: the same numbers in every run, so that a failure can be reproduced. */
export function createRandom(seed: number): SeededRandom {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    chance: (share) => next() < share,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    early: (count, power) => Math.floor(count * next() ** power),
  };
}
