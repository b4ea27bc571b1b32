// A page of a code package on a simulated host, with real sockets: what it has shown in its view, and what
// its user does.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Waiting } from '../../support/servers/waiting.mjs'

/** Far more than any step takes. */
const LONGEST = 15_000

export class SimulatedPage {
  /** `app`: what codePackage gives. */
  constructor(app) {
    this.app = app
    this.said = app.said
    this.data = {}
    /** The page object of the app, with its handlers. The code that starts the app sets it. */
    this.page = null
    this.waiting = new Waiting(LONGEST, () => `The page shows ${JSON.stringify(this.data)}`)
    /** For the page's own setData. */
    this.setData = (changes, done) => {
      this.apply(changes)
      this.waiting.changed()
      done?.()
    }
  }

  apply(changes) {
    Object.assign(this.data, changes)
  }

  until(id, pattern) {
    return this.waiting.until(() => pattern.test(this.text(id)), `${id} is ${pattern}`)
  }

  network(type) {
    this.app.host.signals.networkIs(type)
  }

  end() {
    // No retry may follow when its sockets go.
    this.app.realm.setTimeout = () => 0
    this.app.net.terminate()
  }
}

/** A page with a template: what the template binds is what the user sees and touches. */
export class TemplatePage extends SimulatedPage {
  constructor(app, template) {
    super(app)
    this.template = readFileSync(template, 'utf8')
  }

  /** An attribute or the content of the element with this id. */
  element(id, pattern) {
    const [tag] = this.template.match(new RegExp(`<[^>]*\\bid="${id}"[^>]*>[^<]*`)) ?? []
    const found = tag?.match(pattern)
    assert.ok(found, `${id} of the template: ${pattern}`)
    return found[1]
  }

  text(id) {
    // A list is more than its template: what it shows is somewhere in the data.
    if (id === 'lines') return JSON.stringify(this.data)
    return this.element(id, />([^<]*)$/).replace(/{{(.+?)}}/g, (_, path) => this.datum(path))
  }

  /** `texts.send`: a datum in another. */
  datum(path) {
    return path.split('.').reduce((place, key) => place[key], this.data)
  }

  type(value) {
    this.call(this.element('text', /(?:bindinput|onInput)="(?:{{)?(\w+)/), { detail: { value } })
  }

  tap(id) {
    this.call(this.element(id, /(?:bindtap|onTap)="(?:{{)?(\w+)/), {})
  }

  /** Compilers may bind a datum that holds the handler's name. */
  call(name, event) {
    this.page[this.data[name] ?? name](event)
  }
}

const PAGE = 'pages/index/index'

/** Starts an app that has one page. */
export function startNative(app) {
  app.require('app.js')
  app.require(`${PAGE}.js`)
}

/** Opens its page; `folder` is the code package, `template` how templates are named there. */
export function openNative(app, folder, template) {
  const [given] = app.made.pages
  const page = new TemplatePage(app, join(folder, `${PAGE}.${template}`))
  page.page = { ...given, data: page.data, setData: page.setData }
  page.setData(given.data)
  page.page.onLoad({})
  return page
}
