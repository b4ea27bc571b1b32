// The colours of the style sheet for what is drawn on a canvas, which knows no CSS.

const known = new Map()

/** The colour that the class `swatch-NAME` has now. */
export function colour(name) {
  if (!known.has(name)) {
    const probe = document.createElement('i')
    probe.className = `swatch-${name}`
    document.body.append(probe)
    known.set(name, getComputedStyle(probe).backgroundColor)
    probe.remove()
  }
  return known.get(name)
}

export const forgetColours = () => known.clear()
