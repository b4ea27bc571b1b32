// What nobody may see of an attempt: userinfo, query and fragment of its URL, and all other texts in its params, as
// headers and protocols. Whatever hosts and engines say passes through here before it is shown.

/**
 * Gives a text without the secrets, and not longer than what people read.
 * @typedef {(text: string) => string} Strike
 */

/** Stands for what is not shown. */
const HIDDEN = '…'
/** Shorter parts are not struck out by themselves: they are in many words. */
const SHORTEST = 4
/** So much of a text has to be found, and so much of a part of one, since hosts cut long texts. */
const WHOLE = 200
const PART = 12
/** A pattern that finds nothing. */
const NOTHING = '$.'
/** How much of a text is read, and how much is shown. */
const MOST_READ = 3000
const LONGEST = 300

/** A URL of which it is sure what is what: scheme, userinfo, host with port and plain path, and all else. */
const URL_FORM =
  /^(\w+:\/\/)((?:[^/?#\\@]*@)?)((?:[\w.-]+|\[[\da-f:.]+])(?::\d+)?(?![^/?#])[\w/.~-]*)([^@\\]*)$/i

/**
 * A URL without what may be secret.
 * @param {string} url
 */
export function address(url) {
  const [, scheme, , place] = URL_FORM.exec(url) || []
  return place ? scheme + place : HIDDEN
}

/**
 * The texts in params that are secret, and all numbers. Throws if they cannot be read.
 * @param {object} params
 * @param {string} url
 */
function textsIn(params, url) {
  const [, , user = url, , rest = ''] = URL_FORM.exec(url) || []
  const texts = [`//${user}`, rest]
  JSON.stringify(params, (_, value) => {
    if (value !== url && /^[sn]/.test(typeof value)) texts.push(`${value}`)
    return typeof value === 'object' ? value : undefined
  })
  return texts
}

/**
 * A pattern that finds each word in which one of these texts begins, or a part of one.
 * @param {string[]} texts
 */
function patternOf(texts) {
  const all = texts.join(' ')
  const sources = texts.concat(all.split(/[\s,;&=?#]+/), all.split(/\W+/)).map((text, i) => {
    if (text.length < SHORTEST) return NOTHING
    const source = text
      .slice(0, i < texts.length ? WHOLE : PART)
      .replace(/%[\da-f]{2}/gi, ' ')
      // What is between words may be percent-encoded or escaped.
      .replace(/\W+/g, (gap) => `(?:%(?:25)*[\\da-f]{2}|\\W){${gap.length},}?`)
    return `${source}[^\\s'"]*`
  })
  return new RegExp(sources.join('|'), 'gi')
}

/**
 * For secrets that are not known: no text is shown.
 * @type {Strike}
 */
export const strikeAll = () => HIDDEN

/**
 * @param {{ url?: string }} params of an attempt, as the host gets them
 * @returns {Strike}
 */
export function strikeFor(params) {
  const url = `${params.url}`
  /** @type {any} undefined: they are not known */
  let texts
  /** @type {RegExp | undefined} made when it is first needed */
  let pattern
  try {
    texts = textsIn(params, url)
  } catch (unreadable) {
    // They stay unknown.
  }
  return (text) => {
    try {
      pattern = pattern || patternOf(texts)
      const read = text.slice(0, MOST_READ).split(url).join(address(url))
      return read.replace(pattern, HIDDEN).slice(0, LONGEST)
    } catch (unknown) {
      return HIDDEN
    }
  }
}

/**
 * Whether a value is a plain one without secrets.
 * @param {Strike} strike
 * @param {unknown} value
 */
export function isShown(strike, value) {
  return /^(st|nu|bo)/.test(typeof value) && strike(`${value}`) === `${value}`
}
