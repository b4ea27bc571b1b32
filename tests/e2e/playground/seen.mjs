// What can be seen of the page: each function but the first is sent there as text.

import axe from 'axe-core'

/** What breaks a rule of axe: contrast, names, landmarks and more. */
export async function violations(page) {
  await page.evaluate(axe.source)
  // Run by name: the page has the library now.
  const { violations: found } = await page.evaluate('axe.run()')
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 80)}`))
}

/** Bands on which words could hardly be read; axe sees no canvas. */
export function faintBands() {
  const swatch = (name) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.className = `swatch-${name}`
    const colour = new window.axe.commons.color.Color()
    colour.parseString(getComputedStyle(probe).backgroundColor)
    probe.remove()
    return colour
  }
  return [...document.querySelectorAll('#legend [class*="swatch-"]')]
    .map((item) => item.classList[1].replace('swatch-', ''))
    .filter((name) => window.axe.commons.color.getContrast(swatch(name), swatch('on-band')) < 4.5)
}

/** Elements whose text is not the one that they name, given those of a language. */
export function wrongTexts(texts) {
  const wrong = []
  const compare = (attribute, shown) => {
    for (const element of document.querySelectorAll(`[data-${attribute}]`)) {
      const key = element.dataset[attribute]
      if (shown(element) !== texts[key]) wrong.push(`${key}: ${shown(element)}`)
    }
  }
  compare('text', (element) => element.textContent)
  compare('label', (element) => element.getAttribute('aria-label'))
  return wrong
}

const CAN_FOCUS = 'a[href], button, input, select, summary, [tabindex="0"]'

/** What Tab should reach, in the order of the document. */
export function reachable(selector) {
  return [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility())
    .map((element) => element.id || element.outerHTML.slice(0, 60))
}
reachable.selector = CAN_FOCUS

/** Where the focus is, and whether that can be seen. */
export function focus() {
  const element = document.activeElement
  if (element === document.body) return null
  const { top, left, width, height } = element.getBoundingClientRect()
  const on = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 10))
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  return {
    name: element.id || element.outerHTML.slice(0, 60),
    isMarked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    isOnTop: element.contains(on) || on?.contains(element) || false,
  }
}

/** Pixels that stick out to the right. */
export function overflow() {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth
}
