// 界面是一列文字，每行一个 id。The screen is a column of texts, one for each id.

const ROW = 40
const canvas = wx.createCanvas()
const context = canvas.getContext('2d')

/** Draws the texts, from the top. */
export function draw(texts) {
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#000'
  context.font = '18px sans-serif'
  texts.forEach((text, row) => context.fillText(text, 16, (row + 2) * ROW))
}

/** Calls `onTouch` with the number of the row, counted from 0, and with the place. */
export function listen(onTouch) {
  wx.onTouchStart(({ touches: [{ clientX, clientY }] }) =>
    onTouch(Math.round(clientY / ROW) - 2, { x: Math.round(clientX), y: Math.round(clientY) }),
  )
}
