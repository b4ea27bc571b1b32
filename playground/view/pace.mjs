// How often the page draws itself: smoothly, or once a second if the reader prefers reduced motion.

const SMOOTH = 100
const CALM = 1000

export function animate(draw) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  let last = 0
  const frame = (at) => {
    requestAnimationFrame(frame)
    if (at - last < (calm.matches ? CALM : SMOOTH)) return
    last = at
    draw()
  }
  requestAnimationFrame(frame)
}
