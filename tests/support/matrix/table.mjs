// The table that a run of the scenarios fills, a row a host and a mark an engine, and what it looks like.

const MARKS = { passed: '✓', failed: '✗', 'does not apply': '–' }
const HOLE = '?'

export class Table {
  /** `cannot`: reasons by host, or by host and scenario; such a cell is no hole. */
  constructor({ title, rows, columns, engines, cannot = {} }) {
    Object.assign(this, { title, rows, columns, engines, cannot })
    this.cells = new Map()
  }

  reason(row, column) {
    const reason = this.cannot[row]
    return typeof reason === 'string' ? reason : reason?.[column]
  }

  note(engine, row, column, outcome) {
    this.cells.set([engine, row, column].join(), outcome)
  }

  markOf(engine, row, column) {
    return MARKS[this.cells.get([engine, row, column].join())] ?? HOLE
  }

  /** Cells that nothing is known of. */
  get holes() {
    const all = this.rows.flatMap((row) =>
      this.columns.flatMap((column) => this.engines.map((engine) => [engine, row, column])),
    )
    return all.filter((cell) => this.markOf(...cell) === HOLE).map((cell) => cell.join(', '))
  }

  toString() {
    const width = Math.max(...this.rows.map((row) => row.length))
    const heads = this.columns.map((column, i) => `${String(i + 1).padStart(2)} ${column}`)
    const marks = (row, column) => this.engines.map((engine) => this.markOf(engine, row, column))
    const line = (row) =>
      `${row.padEnd(width)}  ${this.columns.map((column) => marks(row, column).join('')).join('  ')}`
    const numbers = this.columns.map((_, i) => String(i + 1).padEnd(this.engines.length)).join('  ')
    const reasons = Object.entries(this.cannot).flatMap(([row, why]) =>
      typeof why === 'string'
        ? `– ${row}: ${why}`
        : Object.entries(why).map(([column, reason]) => `– ${row}, ${column}: ${reason}`),
    )
    return [
      '',
      this.title,
      `a mark each: ${this.engines.join(', ')}; ✓ passed  ✗ failed  – does not apply  ${HOLE} not run`,
      heads.join(' · '),
      '',
      `${' '.repeat(width)}  ${numbers}`.trimEnd(),
      ...this.rows.map(line),
      '',
      ...reasons,
    ].join('\n')
  }
}
