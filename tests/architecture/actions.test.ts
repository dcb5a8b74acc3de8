import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What anybody may do: sign in, and choose how the site is shown. */
const isPublic = (file: string) => /^app\/\[locale\]\/(sign-in|display)\/actions\.ts$/.test(file)

/** Every file of server actions, with its text. */
const files = ['app', 'lib', 'ui', 'domain']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(name, 'utf8') }))
  .filter(({ text }) => text.includes("'use server'"))

test('there are server actions to look at', () => {
  expect(files.length).toBeGreaterThan(5)
})

test.each(files)('$name exports only actions of a client that knows who acts', ({ name, text }) => {
  expect(text.startsWith("'use server'")).toBe(true)
  const exported = [...text.matchAll(/^export (?!type )(.*)$/gm)].map((match) => match[1] ?? '')
  expect(exported.length).toBeGreaterThan(0)
  const clients = isPublic(name) ? /= publicAction$/ : /= (signedInAction|staffAction)$/
  for (const line of exported) expect(line).toMatch(clients)
})

test.each(files)('$name checks the input of every action', ({ text }) => {
  const actions = text.match(/= (public|signedIn|staff)Action$/gm) ?? []
  expect(text.match(/\.inputSchema\(/g) ?? []).toHaveLength(actions.length)
})

test('the room’s side uses the client for staff alone', () => {
  for (const { name, text } of files.filter((file) => file.name.includes('/manage/'))) {
    expect(text, name).not.toMatch(/= (publicAction|signedInAction)$/m)
  }
})

/** Actions that change what is there already, and the use case that refuses if it is not what the form showed. */
const edits: Record<string, string> = {
  editChildAction: 'domain/children/edit-child',
  saveProfileAction: 'domain/accounts/update-profile',
  savePolicyAction: 'domain/administration/save-policy',
  withdrawPolicyAction: 'domain/administration/withdraw-policy',
  saveFactsAction: 'domain/administration/save-room',
  suspendAction: 'domain/administration/save-room',
  openAction: 'domain/administration/save-room',
  describePictureAction: 'domain/rooms/describe-picture',
  movePictureAction: 'domain/rooms/move-picture',
  setTextAction: 'domain/rooms/set-room-text',
  setCapAction: 'domain/slots/set-slot-cap',
  closeSlotAction: 'domain/slots/close-slot',
  reopenSlotAction: 'domain/slots/reopen-slot',
  saveRosterAction: 'domain/roster/save-day-roster',
  personShiftAction: 'domain/roster/set-person-shift',
  saveCaregiverAction: 'domain/roster/save-caregiver',
  savePatternAction: 'domain/timetables/save-timetable',
  // Saved only with the agreement to the effect it has on what is there.
  endPatternAction: 'domain/timetables/save-timetable',
  setChildrenAction: 'domain/figures/set-resident-children',
  importChildrenAction: 'domain/figures/set-resident-children',
  setTargetAction: 'domain/figures/set-programme-target',
}

/** Actions that make, take away, answer, choose or look up: nothing somebody else typed is lost by them. */
const editNothing = [
  ...['saveDisplay', 'switchType', 'sendCode', 'sendAgain', 'enterCode', 'enterPassword'],
  ...['beginFactor', 'confirmFactor', 'giveFactor', 'setPassword', 'removePassword', 'renewCodes'],
  ...['sendConfirmation', 'enterConfirmation', 'sendToNewNumber', 'changeNumber', 'endSession'],
  ...['lostNumber', 'stopNumberChange', 'decideAlike'],
  ...[
    'signOut',
    'signOutElsewhere',
    'signOutEverywhere',
    'feed',
    'favourite',
    'hold',
    'release',
    'resume',
  ],
  ...['book', 'bookSeveral', 'bookAtOnce', 'bookAtDesk', 'cancel', 'cancelAtDesk', 'move'],
  ...['addChild', 'removeChild', 'inviteGuardian', 'withdrawInvitation', 'answerInvitation'],
  ...['answerRule', 'accept', 'invite', 'withdraw', 'removeRole', 'resetFactor'],
  ...['findFamily', 'registerFamily', 'searchFamilies', 'openRecord', 'openChildLog', 'openDay'],
  ...['createRoom', 'import', 'addPicture', 'removePicture', 'addSlot', 'removeSlot'],
  ...['addCaregiver', 'saveTemplate', 'deleteTemplate'],
  // Both ask before they replace shifts, and name the days.
  ...['copyWeek', 'applyTemplate'],
].map((name) => `${name}Action`)

/** The calendar asks with the slots of each day; what it keeps is its own. */
const ofCalendar = (name: string) => name.includes('/manage/calendar/')

test('an action that edits sends along what was seen; every other one is known to edit nothing', () => {
  const exported = files
    .filter(({ name }) => !ofCalendar(name))
    .flatMap(({ text }) => [...text.matchAll(/^export const (\w+) =/gm)].map((one) => one[1] ?? ''))
  expect(exported.toSorted()).toEqual([...Object.keys(edits), ...editNothing].toSorted())
})

test.each(Object.entries(edits))(
  '%s is refused by %s if it changed meanwhile',
  (action, useCase) => {
    const caller = files.find(({ text }) => text.includes(`export const ${action} =`))
    expect(caller?.text).toContain(`'@/${useCase}'`)
    expect(readFileSync(`${useCase}.ts`, 'utf8')).toContain("'changed_meanwhile'")
  },
)
