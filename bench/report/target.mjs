/** What must be reached, and whether it is: a line of `results.targets`. */
export const atMost = (limit, measured, unit, what) => ({
  what,
  unit,
  limit,
  measured,
  holds: measured <= limit,
})
