// What the reader has chosen. Language and colours are stored in the browser; host, engine and options are in the
// address, so that a link shows the same to another reader.

const read = (name) => {
  try {
    return localStorage.getItem(name)
  } catch {
    // Storage may be forbidden.
    return null
  }
}

const write = (name, value) => {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Then the choice lasts as long as the page.
  }
}

export const LANGUAGES = ['en', 'zh']
export const SCHEMES = ['auto', 'light', 'dark']

export function chosenLanguage() {
  const kept = read('language')
  if (LANGUAGES.includes(kept)) return kept
  return /^zh/i.test(navigator.language) ? 'zh' : 'en'
}

export const keepLanguage = (language) => write('language', language)

export function chosenScheme() {
  const kept = read('scheme')
  return SCHEMES.includes(kept) ? kept : 'auto'
}

export const keepScheme = (scheme) => write('scheme', scheme)

/** Choices by name, as texts. */
export const linkedChoices = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)))

export function linkChoices(choices) {
  const hash = new URLSearchParams(choices).toString()
  history.replaceState(null, '', hash ? `#${hash}` : location.pathname)
}
