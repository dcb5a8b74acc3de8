import {
  cpSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** What the site is built and run from. */
const parts = [
  ...['app', 'db', 'domain', 'i18n', 'lib', 'messages', 'public', 'scripts', 'server', 'ui'],
  ...['global.d.ts', 'instrumentation.ts', 'instrumentation-client.ts', 'next.config.js'],
  ...['package.json', 'package-lock.json', 'postcss.config.mjs', 'proxy.ts', 'tsconfig.json'],
]

const bookings = 'app/[locale]/(family)/book/[slotId]'
const profile = 'app/[locale]/(family)/my/profile'

/** The next release: booking's action has another name, and the profile's takes another field. */
const changes: [file: string, before: string, after: string][] = [
  [`${bookings}/actions.ts`, 'bookAction', 'bookPlacesAction'],
  [`${bookings}/_booking-form.tsx`, 'bookAction', 'bookPlacesAction'],
  [
    `${profile}/actions.ts`,
    'profile.extend({',
    'profile.omit({ name: true }).extend({ fullName: profile.shape.name,',
  ],
  [`${profile}/actions.ts`, 'const { name, language', 'const { fullName: name, language'],
  [`${profile}/_profile-form.tsx`, 'name="name"', 'name="fullName"'],
  [`${profile}/_profile-form.tsx`, "typed.text('name'", "typed.text('fullName'"],
  [`${profile}/_profile-form.tsx`, 'wrong.name', 'wrong.fullName'],
]

/** Writes the source of the next release into a folder, with what this build serves as its static files. */
export function writeOtherSource(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  for (const part of parts) cpSync(part, join(folder, part), { recursive: true })
  for (const [file, before, after] of changes) {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(before)) throw new Error(`${file} has no ${before} any more`)
    writeFileSync(path, text.replaceAll(before, after))
  }
  link('node_modules', join(folder, 'node_modules'))
  const options = { recursive: true, preserveTimestamps: true }
  cpSync('.next/static', join(folder, '.next/static'), options)
}

/** The same files by other names: a copy would be large, and the build follows no link to a folder. */
function link(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    const [file, other] = [join(from, name), join(to, name)]
    const kind = lstatSync(file)
    if (kind.isDirectory()) link(file, other)
    else if (kind.isSymbolicLink()) symlinkSync(readlinkSync(file), other)
    else linkOrCopy(file, other)
  }
}

function linkOrCopy(file: string, other: string): void {
  try {
    linkSync(file, other)
  } catch {
    // Another disk.
    cpSync(file, other)
  }
}
