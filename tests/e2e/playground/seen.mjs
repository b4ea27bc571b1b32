// What can be seen of the page, found out inside it: each function is sent there as text.

/** Texts whose contrast with what is behind them is too low. */
export function faintTexts() {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number)
  const light = ([r, g, b]) =>
    [r, g, b]
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0)
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor)
      if (colour[3] !== 0) return colour
    }
    return [255, 255, 255]
  }
  const faint = []
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    const isShown = own || 'value' in element
    if (!isShown || !element.checkVisibility() || element.closest('.unseen')) continue
    const found = ratio(channels(getComputedStyle(element).color), behind(element))
    if (found < 4.5) faint.push(`${found.toFixed(2)} ${element.outerHTML.slice(0, 80)}`)
  }
  // What is written on the canvas, on each of the bands.
  const swatch = (name) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.className = `swatch-${name}`
    const colour = channels(getComputedStyle(probe).backgroundColor)
    probe.remove()
    return colour
  }
  for (const item of document.querySelectorAll('#legend [class*="swatch-"]')) {
    const found = ratio(channels(getComputedStyle(item).backgroundColor), swatch('on-band'))
    if (found < 4.5) faint.push(`${found.toFixed(2)} ${item.className}`)
  }
  return faint
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
