// The form for options. Values go to the library as they were typed, so that the library reports wrong ones.

import { CLIENTS } from '../lanes/client.mjs'
import { ENGINES } from '../lanes/ours.mjs'
import { HOSTS } from '../hosts/hosts.mjs'
import { text } from '../texts/texts.mjs'
import { find, make } from '../view/element.mjs'

/** Short, so that a dead connection is noticed within seconds. */
const DEFAULTS = {
  host: HOSTS[0],
  client: CLIENTS[0],
  engine: ENGINES[0],
  pingTimeout: '1000',
  pongTimeout: '1000',
  reconnectTimeout: '1000',
  reconnectTimeoutMax: '5000',
  connectTimeout: '3000',
  minUptime: '2000',
  repeatLimit: '',
  queue: 'on',
}

const CHOICES = { host: HOSTS, client: CLIENTS, engine: ENGINES }
/** Choices that are explained. */
const NOTED = ['host', 'client']
/** Other options have the same names as in the library. */
const TRANSLATED = {
  host: 'option.host',
  client: 'option.client',
  engine: 'option.engine',
  queue: 'option.queue',
}
const WORDS = { null: null, Infinity }

export function makeOptions(apply) {
  for (const name of Object.keys(DEFAULTS)) find('fields').append(field(name))
  find('options').addEventListener('submit', (event) => {
    event.preventDefault()
    apply()
  })
  find('defaults').onclick = () => {
    fillIn({})
    apply()
  }
}

const control = (name) => find(`option-${name}`)

function field(name) {
  const id = `option-${name}`
  const label = make('label', { htmlFor: id })
  if (name in TRANSLATED) label.dataset.text = TRANSLATED[name]
  else label.textContent = name
  const input = CHOICES[name] ? choice(name, id) : typed(name, id)
  const problem = make('p', {
    id: `problem-${name}`,
    className: 'problem',
    lang: 'en',
    hidden: true,
  })
  const note = NOTED.includes(name) ? [make('p', { id: `${name}-note`, className: 'hint' })] : []
  return make('div', { className: `field ${name}` }, label, input, ...note, problem)
}

function choice(name, id) {
  const options = CHOICES[name].map((value) =>
    make('option', { value, dataset: { text: `${name}.${value}` } }),
  )
  return make('select', { id }, ...options)
}

function typed(name, id) {
  if (name === 'queue') return make('input', { id, type: 'checkbox' })
  return make('input', { id, autocomplete: 'off', spellcheck: false, maxLength: 20 })
}

/** Puts choices into the form; options that are missing get their usual values. */
export function fillIn(choices) {
  for (const [name, usual] of Object.entries(DEFAULTS)) {
    const value = choices[name] ?? usual
    if (name === 'queue') control(name).checked = value === 'on'
    else if (!CHOICES[name] || CHOICES[name].includes(value)) control(name).value = value
    else control(name).value = usual
  }
}

const chosen = (name) =>
  name === 'queue' ? (control(name).checked ? 'on' : 'off') : control(name).value.trim()

/** The options that differ from the usual values, for a link. */
export const unusualChoices = () =>
  Object.fromEntries(
    Object.keys(DEFAULTS)
      .map((name) => [name, chosen(name)])
      .filter(([name, value]) => value !== DEFAULTS[name]),
  )

/** `{ host, engine, client, options }` as the libraries take them. */
export function readOptions() {
  const options = {}
  for (const name of Object.keys(DEFAULTS)) {
    const value = chosen(name)
    if (CHOICES[name] || value === '') continue
    if (name === 'queue') options.queue = value === 'on' ? undefined : false
    else options[name] = value in WORDS ? WORDS[value] : asNumber(value)
  }
  const [host, client, engine] = Object.keys(CHOICES).map(chosen)
  return { host, engine, client, options }
}

const asNumber = (value) => (/^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value)

/** Shows the library's error beside the wrong field; null: there is none. */
export function showProblem(error) {
  for (const name of Object.keys(DEFAULTS)) {
    const isWrong = error?.option === name
    const problem = find(`problem-${name}`)
    problem.hidden = !isWrong
    problem.textContent = isWrong ? error.message : ''
    const input = control(name)
    input.ariaInvalid = isWrong ? 'true' : null
    if (isWrong) input.setAttribute('aria-describedby', problem.id)
    else input.removeAttribute('aria-describedby')
    if (isWrong) input.focus()
  }
  const isElsewhere = error && !(error.option in DEFAULTS)
  find('options-problem').textContent = isElsewhere ? `${error.name}: ${error.message}` : ''
}

/** Says what the choices mean, and shows what belongs to a third lane only with one. */
export function describeChoices({ host, client }) {
  describe('host-note', `note.${host}`)
  describe('client-note', `note.${client}`)
  describe('reset', client === 'none' ? 'reset' : 'reset.all')
  document.documentElement.classList.toggle('has-client', client !== 'none')
}

function describe(id, key) {
  const element = find(id)
  element.dataset.text = key
  element.textContent = text(key)
}
