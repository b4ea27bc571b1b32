// What all charts share: the page, its words, its colours. Readable on light and dark pages.

export const WIDTH = 860

/** The first is what a chart is about. */
export const strokes = [
  { light: '#0550ae', dark: '#58a6ff', dash: '' },
  { light: '#cf222e', dark: '#ff7b72', dash: '7 3' },
  { light: '#8250df', dark: '#d2a8ff', dash: '2 3' },
  { light: '#116329', dark: '#56d364', dash: '12 4' },
  { light: '#bc4c00', dark: '#ffa657', dash: '9 3 2 3' },
  { light: '#57606a', dark: '#8b949e', dash: '4 2' },
]

const style = `
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.title { font-size: 15px; font-weight: 600 }
.page { fill: #ffffff }
.grid { stroke: #d0d7de; stroke-width: 1 }
.line { fill: none; stroke-width: 1.5; stroke-linejoin: round }
.s0 { stroke-width: 3 }
${strokes.map(({ light }, index) => `.s${index} { stroke: ${light} }`).join('\n')}
.ours { fill: ${strokes[0].light} }
.other { fill: #8c959f }
.whisker { stroke: #1f2328; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.page { fill: #0d1117 }
.grid { stroke: #30363d }
${strokes.map(({ dark }, index) => `.s${index} { stroke: ${dark} }`).join('\n')}
.ours { fill: ${strokes[0].dark} }
.other { fill: #6e7681 }
.whisker { stroke: #e6edf3 }
}`

const escape = (content) => content.replace(/&/g, '&amp;').replace(/</g, '&lt;')

export const text = (x, y, content, rest = '') =>
  `<text x="${x}" y="${y}"${rest}>${escape(content)}</text>`

/** A coordinate. */
export const short = (number) => String(Math.round(number * 10) / 10)

/** The whole of a chart; `parts` are its elements below the two lines at the top. */
export const page = (
  { title, note, left, height },
  parts,
) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">
<title>${escape(title)}</title>
<style>${style}
</style>
<rect class="page" width="${WIDTH}" height="${height}"/>
${text(left, 26, title, ' class="title"')}
${text(left, 46, note)}
${parts.join('\n')}
</svg>
`
