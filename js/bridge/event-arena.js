// Keeps the host's events of the running step. The core knows an event only by its place in here.

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
   * @returns {any} the event; undefined if there is none at this place
   */
  get(place) {
    return this._events[place]
  }

  /** The step is over: no event is needed any more. */
  clear() {
    if (this._events.length) this._events = []
  }
}
