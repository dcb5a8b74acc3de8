import type { Typed } from './form-state'

/** A form whose page has to be loaded again, as it is kept meanwhile, in this tab alone; `at` in milliseconds. */
type Kept = { path: string; typed: Typed; at: number }

const place = 'baobaowu typed'
/** Long enough to sign in again on the way; milliseconds. */
const mostAge = 15 * 60_000

/** Keeps what was typed while this page is loaded again; false if the browser keeps nothing. */
export function keepTypedForm(typed: Typed): boolean {
  try {
    sessionStorage.setItem(
      place,
      JSON.stringify({ path: location.pathname, typed, at: Date.now() }),
    )
    return true
  } catch {
    return false
  }
}

/** What was kept for this page, once; other pages on the way to it, such as the sign-in, leave it. */
export function takeTypedForm(): Typed | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | null
    const old = !kept || Date.now() - kept.at > mostAge
    const here = kept?.path === location.pathname
    if (old || here) sessionStorage.removeItem(place)
    return here && !old ? kept.typed : null
  } catch {
    return null
  }
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/**
 * Puts what was typed into the form of a page that fits it best: the one with most of its fields, and
 * among those that look alike the one whose hidden fields say the same. What the framework wrote
 * stays, and so do hidden fields, which the page knows better, but for the key that makes a press count
 * once and what was seen before it was changed: they are sent as before, whatever the page writes into
 * their fields meanwhile. Answers the form, null if none has half of the fields.
 */
export function fillTypedForm(page: ParentNode, typed: Typed): HTMLFormElement | null {
  const names = Object.keys(typed)
  const forms = [...page.querySelectorAll('form')].filter((form) => form.method === 'post')
  const fits = forms.map((form) => ({ form, fit: fitOf(form, typed) }))
  const best = fits.reduce((a, b) => (b.fit.score > a.fit.score ? b : a), fits[0] ?? nothing)
  if (!best.form || best.fit.fields * 2 < names.length || names.length === 0) return null
  for (const name of new Set(fieldsOf(best.form).map((field) => field.name))) {
    const fields = fieldsOf(best.form).filter((field) => field.name === name)
    fields.forEach((field, n) => {
      fill(field, typed[name] ?? [], n)
    })
  }
  best.form.addEventListener('formdata', ({ formData }) => sendAsBefore(formData, typed))
  return best.form
}

/** The hidden fields that belong to what was typed, not to the page. */
const sentAsBefore = /^(key|version|seen|was\.)/

function sendAsBefore(sent: FormData, typed: Typed): void {
  for (const name of Object.keys(typed)) {
    if (!sentAsBefore.test(name) || !sent.has(name)) continue
    sent.delete(name)
    for (const value of typed[name] ?? []) sent.append(name, value)
  }
}

const nothing = { form: null, fit: { fields: 0, score: 0 } }

function fitOf(form: HTMLFormElement, typed: Typed): { fields: number; score: number } {
  const fields = fieldsOf(form)
  const known = Object.keys(typed).filter((name) => fields.some((field) => field.name === name))
  const same = fields.filter(
    (field) => field.type === 'hidden' && typed[field.name]?.includes(field.value),
  )
  return { fields: known.length, score: known.length + same.length }
}

/** The fields of a form that may be filled: named, not the framework's, nothing chosen or secret. */
function fieldsOf(form: HTMLFormElement): Field[] {
  const fields = [...form.querySelectorAll<Field>('input[name], select[name], textarea[name]')]
  return fields.filter(
    ({ name, type }) => !name.startsWith('$') && !['file', 'password', 'submit'].includes(type),
  )
}

function fill(field: Field, values: string[], n: number): void {
  if (field.type === 'checkbox' || field.type === 'radio') {
    const box = field as HTMLInputElement
    const chosen = values.includes(box.value)
    if (chosen !== box.checked && (chosen || box.type === 'checkbox')) box.click()
    return
  }
  const value = values[n]
  if (field.type === 'hidden' || value === undefined || value === field.value) return
  // Past React, which hears of the change by the events as if it had been typed.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
  for (
    let part = field.closest('details');
    part;
    part = part.parentElement?.closest('details') ?? null
  )
    part.open = true
}
