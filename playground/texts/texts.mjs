// All texts of the page, in the current language. Elements name their texts: `data-text` for the content,
// `data-label` for the accessible name, `data-hint` for the placeholder.

import { en } from './en.mjs'
import { zh } from './zh.mjs'

const languages = { en, zh }
const followers = []
let current = en

/** The text of that key, with its `{names}` filled in. */
export function text(key, values = {}) {
  const found = current[key]
  if (found === undefined) throw new Error(`no text "${key}"`)
  return found.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')
}

export const inSeconds = (ms) => (ms / 1000).toFixed(1)

export function useLanguage(language) {
  current = languages[language]
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = text('title')
  fill(document)
  for (const follow of followers) follow()
}

/** Called after each change of the language. */
export const onLanguage = (follow) => followers.push(follow)

export function fill(root) {
  for (const element of root.querySelectorAll('[data-text]'))
    element.textContent = text(element.dataset.text)
  for (const element of root.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', text(element.dataset.label))
  for (const element of root.querySelectorAll('[data-hint]'))
    element.placeholder = text(element.dataset.hint)
}
