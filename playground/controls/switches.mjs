// Language and colours.

import { chosenLanguage, chosenScheme, keepLanguage, keepScheme } from '../preferences.mjs'
import { useLanguage } from '../texts/texts.mjs'
import { forgetColours } from '../view/colours.mjs'
import { find } from '../view/element.mjs'

function useScheme(scheme) {
  document.documentElement.dataset.scheme = scheme
  forgetColours()
}

export function makeSwitches() {
  const [language, scheme] = [find('language'), find('scheme')]
  language.value = chosenLanguage()
  scheme.value = chosenScheme()
  useLanguage(language.value)
  useScheme(scheme.value)
  language.onchange = () => {
    keepLanguage(language.value)
    useLanguage(language.value)
  }
  scheme.onchange = () => {
    keepScheme(scheme.value)
    useScheme(scheme.value)
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', forgetColours)
}
