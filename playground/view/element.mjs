// Makes elements: `make('button', { id: 'go', textContent: 'Go' }, child, …)`.

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  const { dataset, ...rest } = properties
  Object.assign(element, rest)
  Object.assign(element.dataset, dataset)
  element.append(...children)
  return element
}

/** Shows a text. If it is shown already, nothing changes, so that a selection stays. */
export function put(element, words) {
  if (element.textContent !== words) element.textContent = words
}

export const find = (id) => document.getElementById(id)
