// The host's events that the running step is about. The core knows them by their places and never sees them.

export class EventArena {
  constructor() {
    /** @type {unknown[]} */
    this._events = []
  }

  /**
   * Keeps an event for the running step.
   * @param {unknown} event
   * @returns {number} its place
   */
  keep(event) {
    return this._events.push(event) - 1
  }

  /**
   * @param {number} place
   * @returns {any} the event; undefined for a place that has none
   */
  get(place) {
    return this._events[place]
  }

  /** The step is over: no event is needed any more. */
  clear() {
    if (this._events.length) this._events = []
  }
}
