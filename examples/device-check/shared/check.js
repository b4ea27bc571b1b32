// The check: runs the steps one after the other, and says after each change what the page has to show.

import { url } from './config'
import { Context } from './context'
import { asFailure } from './failure'
import { reportOf } from './report'
import { steps } from './steps'
import { languageOf, problemOf, texts } from './texts'

const SIGNS = { ok: '✓', bad: '✗', running: '…', skipped: '–', waiting: ' ' }

export class Check {
  /**
   * `host` is what the library gets, `bare` the platform's own object, `params` further ones of connectSocket, `name` how
   * apps call the host. `show(view)` gets all that the page shows.
   */
  constructor({ host, bare = host, params = {}, name, show }) {
    Object.assign(this, { host, bare, params, name, show, url })
    this.texts = texts[languageOf(bare)]
    this.results = []
    this.problem = ''
    this.state = this.texts.ready
    this.ask = ''
    this.report = ''
    this.isRunning = false
    this.skip = () => {}
  }

  view() {
    const { ask, isRunning, params, problem, report, state, texts: labels } = this
    const { intro, start, single, skip, copy } = labels
    const shown = this.results.map(({ id, mark, words, failure }) => ({
      id,
      mark,
      text: `${SIGNS[mark]} ${labels.steps[id]}`,
      words: mark === 'bad' ? `${labels.failures[failure]} ${words}` : words,
    }))
    return {
      labels: { intro, start, single, skip, copy },
      hasSingle: Object.keys(params).length > 0,
      results: shown,
      url: this.url,
      ask,
      isRunning,
      problem,
      report,
      state,
    }
  }

  change(changes) {
    Object.assign(this, changes)
    this.show(this.view())
  }

  /** Resolves when all is done. `params`: others than usual. */
  start(params = this.params) {
    if (this.isRunning) return Promise.resolve()
    this.url = this.url.trim()
    const problem = problemOf(this.url, this.texts)
    if (problem) return Promise.resolve(this.change({ problem }))
    this.results = steps.map(({ id }) => ({ id, mark: 'waiting', words: '' }))
    this.change({ problem, report: '', isRunning: true, state: this.texts.running })
    const { host, bare, url: address } = this
    const context = new Context({ host, bare, params, url: address })
    return steps
      .reduce(
        (before, step, i) => before.then((go) => this.run(step, i, context, go)),
        Promise.resolve(true)
      )
      .then(() => this.finish(context))
  }

  /** Resolves to whether the next steps make sense. */
  run(step, i, context, go) {
    const result = this.results[i]
    const done = (changes) => {
      Object.assign(result, changes)
      return context.close().then(() => {
        this.change({ ask: '' })
        return go && (result.mark !== 'bad' || !step.isVital)
      })
    }
    if (!go) return done({ mark: 'skipped' })
    result.mark = 'running'
    context.ask = () => this.change({ ask: this.texts.asks[step.id] })
    this.change()
    const skipped = new Promise((resolve) => {
      this.skip = () => resolve({ mark: 'skipped' })
    })
    const ran = Promise.resolve()
      .then(() => step.run(context))
      .then(
        (words) => ({ mark: 'ok', words }),
        (error) => {
          const { failure, detail } = asFailure(error)
          return { mark: 'bad', failure, words: detail }
        }
      )
    return Promise.race([ran, skipped]).then(done)
  }

  finish(context) {
    const count = (mark) => this.results.filter((result) => result.mark === mark).length
    const counts = { ok: count('ok'), bad: count('bad'), skipped: count('skipped') }
    const report = reportOf({ context, name: this.name, results: this.results })
    this.change({ report, isRunning: false, state: this.texts.done(counts) })
  }

  copy() {
    const { bare, report } = this
    if (bare.setClipboardData) bare.setClipboardData({ data: report })
    else if (bare.setClipboard) bare.setClipboard({ text: report })
  }
}
