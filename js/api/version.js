/** The version of the package, stamped by the build. */
export const version = __VERSION__
