// Types of websocket-heartbeat-miniprogram/diagnostics, for TypeScript 4.1 and newer.

import WebsocketHeartbeat = require('./index.js')

/**
 * A logger that keeps the latest events for a report to paste into an issue. Hand it over as the option
 * `logger`; several tasks may share one. It never throws, and asks the host nothing before the report.
 */
declare function Diagnostics(options?: Diagnostics.Options): Diagnostics.Log

declare namespace Diagnostics {
  export { Diagnostics as default }

  /** Options of the diagnostics, all of them optional. */
  export interface Options {
    /** The host, as in the options of a task: it is asked for its version and platform. */
    miniprogram?: object
    /** How many events are kept, default 200, at most 10000. The oldest go first, pings before others. */
    size?: number
    /** Is told everything too. Default null. */
    logger?: WebsocketHeartbeat.Logger | null
  }

  /** The logger, with its report. */
  export interface Log {
    /** Keeps an event; the app may add its own. */
    (level: string, event: string, detail?: any): void
    /** The report as text, a line an event, with seconds since the start. */
    report(): string
    /** The report as an object; `JSON.stringify(diagnostics)` calls it. */
    toJSON(): Report
  }

  /** An event that was kept. */
  export interface Entry {
    /** ms since the start. */
    at: number
    /** `debug`, `info`, `warn` or `error`, or what the app gave. */
    level: string
    /** Its name, as in `WebsocketHeartbeat.LogDetails`. */
    event: string
    /** A copy: at most 30 fields of 300 characters, 3 objects deep; URLs without user and query. */
    detail?: any
  }

  /** What to paste into an issue. */
  export interface Report {
    /** Of the package. */
    version: string
    /** When the diagnostics were made, as ISO 8601. */
    since: string
    /** ms since then. */
    lasted: number
    /** What the host says of itself: platform, system, versions. */
    host: { [fact: string]: string }
    /** How tasks began: version, engine and options. The latest 20. */
    tasks: Entry[]
    /** Events that are not kept any more. */
    dropped: number
    /** Oldest first. */
    events: Entry[]
  }
}

export = Diagnostics
