// Tables of figures, as they are printed and shown.

const row = (cells) => `| ${cells.join(' | ')} |`

/** A Markdown table. */
export const table = (head, rows) =>
  [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)].join('\n')

const digits = (value) => (value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3)

/** Three digits or all of an integer part; nothing is what never happened. */
export const shown = (value) =>
  value == null ? 'never' : String(Number(value.toFixed(digits(value))))

/** `×2` for twice the base. */
export const ratio = (value, base) => (value == null || !base ? '–' : `×${shown(value / base)}`)

/** As it is kept: four digits are more than any repeat confirms. */
export const round = (number) => (number == null ? null : Number(number.toPrecision(4)))

const grouped = (value) => (Number.isInteger(value) ? bytes(value) : shown(value))

/** 12 345: no comma, which some read as a decimal point. */
export const bytes = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ' ')

const measure = (value, unit) =>
  `${typeof value === 'number' ? grouped(value) : value} ${unit}`.trim()

/** What has to be reached: `[{ part, what, unit, limit, measured, holds }]`. */
export const targetTable = (targets) =>
  table(
    ['part', 'what', 'at most', 'measured', 'reached'],
    targets.map(({ part, what, unit, limit, measured, holds }) => [
      part,
      what,
      measure(limit, unit),
      measure(measured, unit),
      holds ? 'yes' : '**no**',
    ]),
  )
