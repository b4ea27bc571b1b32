// What the examples show, in either language of their users.

export const states = {
  open: /已连接|open/i,
  waiting: /等待重连|waiting/i,
  /** It waits to connect again, or tries it. */
  away: /等待重连|waiting|连接中|connecting/i,
  offline: /没有网络|offline/i,
  closed: /已关闭|closed/i,
}

/** Lines end in a number, by which they differ from the texts that they begin with. */
export const lost = (code) => new RegExp(`(断开|closed)[^"\\n]*${code}`, 'i')
export const back = /(恢复|back)[^"\n]*\d/i
