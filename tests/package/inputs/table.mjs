// The table that a run fills: a row an input, a mark a kind of value, and what it looks like.

const MARKS = {
  ok: '✓',
  ignored: '·',
  'invalid-option': 'O',
  'no-host': 'H',
  'invalid-data': 'D',
  'params-failed': 'P',
  'as thrown': 'T',
}
const HOLE = '?'
const WRONG = '✗'

const legend = Object.entries(MARKS).map(([outcome, mark]) => `${mark} ${outcome}`)

export class Table {
  constructor({ title, rows, columns, engines }) {
    Object.assign(this, { title, rows, columns, engines })
    this.cells = new Map()
  }

  note(engine, row, column, outcome) {
    this.cells.set([engine, row, column].join(), outcome)
  }

  /** One mark where the engines agree. */
  markOf(row, column) {
    const marks = this.engines.map((engine) => {
      const outcome = this.cells.get([engine, row, column].join())
      return outcome === undefined ? HOLE : (MARKS[outcome] ?? WRONG)
    })
    return new Set(marks).size === 1 ? marks[0] : marks.join('')
  }

  get holes() {
    return this.rows.flatMap((row) =>
      this.columns
        .filter((column) => this.markOf(row, column).includes(HOLE))
        .map((column) => `${row}, ${column}`),
    )
  }

  toString() {
    const width = Math.max(...this.rows.map((row) => row.length))
    const numbers = this.columns.map((_, i) => String(i + 1).padEnd(2)).join(' ')
    const line = (row) =>
      `${row.padEnd(width)}  ${this.columns.map((column) => this.markOf(row, column).padEnd(2)).join(' ')}`
    return [
      '',
      `${this.title}; engines: ${this.engines.join(', ')}`,
      `${legend.join('  ')}  ${WRONG} anything else  ${HOLE} not run`,
      this.columns.map((column, i) => `${i + 1} ${column}`).join(' · '),
      '',
      `${' '.repeat(width)}  ${numbers}`,
      ...this.rows.map(line),
    ]
      .map((text) => text.trimEnd())
      .join('\n')
  }
}
