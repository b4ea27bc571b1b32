// Types of websocket-heartbeat-miniprogram/diagnostics, for TypeScript 4.1 and newer.

import WebsocketHeartbeat = require('./index.js')

/**
 * A logger that keeps the latest events for a report to paste into an issue. Pass it as the option
 * `logger`; several tasks may share it. It never throws, and does not call the host before the report.
 */
declare function Diagnostics(options?: Diagnostics.Options): Diagnostics.Log

declare namespace Diagnostics {
  export { Diagnostics as default }

  /** Options of the diagnostics, all of them optional. */
  export interface Options {
    /** The host, as in the options of a task: it is asked for its version and platform. */
    miniprogram?: object | undefined
    /** How many events are kept, default 200, at most 10000. The oldest go first, pings before others. */
    size?: number | undefined
    /** Another logger that gets the same events. Default null. */
    logger?: WebsocketHeartbeat.Logger | null | undefined
  }

  /** The logger, with its report. */
  export interface Log {
    /** Keeps an event; the app may add its own. */
    (level: string, event: string, detail?: any): void
    /** The report as text, with one line for each event and its seconds since the start. */
    report(): string
    /** The report as an object; `JSON.stringify(diagnostics)` calls it. */
    toJSON(): Report
  }

  /** An event that was kept. */
  export interface Entry {
    /** ms since the start. */
    at: number
    /** `debug`, `info`, `warn` or `error`, or another value that the app gave. */
    level: string
    /** Its name, as in `WebsocketHeartbeat.LogDetails`. */
    event: string
    /** A copy: at most 30 fields of 300 characters, 3 levels deep; URLs without user and query. */
    detail?: any
  }

  /** What to paste into an issue. */
  export interface Report {
    /** The version of the package. */
    version: string
    /** When the diagnostics were made, as ISO 8601. */
    since: string
    /** ms since then. */
    lasted: number
    /** Facts about the host: platform, system, versions. */
    host: { [fact: string]: string }
    /** The start of the latest 20 tasks: version, engine and options. */
    tasks: Entry[]
    /** How many events were removed. */
    dropped: number
    /** Oldest first. */
    events: Entry[]
  }
}

export = Diagnostics
