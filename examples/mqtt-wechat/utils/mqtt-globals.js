// mqtt 的浏览器版在加载时要读 self 和 navigator，小程序里没有。微信在每个文件里都遮住这两个名字，写成全局变量没有用，
// 所以由 tools/copy-mqtt.mjs 接到 lib/mqtt.js 的开头。
// mqtt's bundle for browsers reads `self` and `navigator` when it is loaded; a mini-program has neither. WeChat hides both
// names in every file, so globals would not help: tools/copy-mqtt.mjs hands these to it in the first line of lib/mqtt.js.

// 加载时要有这两个类，mqtt 并不用它们。These two have to be there at load; mqtt makes nothing with them.
class AbortSignal {}

class AbortController {
  constructor() {
    throw new Error('utils/mqtt-globals.js has no real AbortController')
  }
}

export const globals = {
  self: { AbortController, AbortSignal },
  // 只读 language。It reads the language.
  navigator: { language: 'en' },
}
