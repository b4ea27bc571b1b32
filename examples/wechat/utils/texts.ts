// 界面上的文字：系统是中文就用中文，否则用英文。
// What users read: in Chinese if their system is Chinese, else in English.

const languages = {
  zh: {
    states: {
      connecting: '连接中',
      open: '已连接',
      waiting: '等待重连',
      offline: '没有网络',
      closed: '已关闭',
      'given-up': '已放弃',
      destroyed: '已销毁',
    },
    roundTrip: '心跳往返：',
    message: '消息',
    send: '发送',
    close: '关闭',
    open: '连接',
    lost: '断开 ',
    back: '恢复，重试次数：',
  },
  en: {
    states: {
      connecting: 'connecting',
      open: 'open',
      waiting: 'waiting to retry',
      offline: 'offline',
      closed: 'closed',
      'given-up': 'given up',
      destroyed: 'destroyed',
    },
    roundTrip: 'round trip: ',
    message: 'message',
    send: 'send',
    close: 'close',
    open: 'open',
    lost: 'closed ',
    back: 'back, retries: ',
  },
}

// 旧版基础库没有 getAppBaseInfo。Old base libraries have no getAppBaseInfo.
const { language } = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync()
export const texts = languages[/^zh/i.test(language) ? 'zh' : 'en']
