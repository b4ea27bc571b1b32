/** The version of the package, stamped by the build. */
export var version = __VERSION__
