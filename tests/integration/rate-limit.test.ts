import { beforeAll, expect, it } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { limit, TooMany } from '@/lib/rate-limit'
import { testDatabase } from '../support/database'
import { newPhone } from './support/sign-in'

let db: Database
let url: string

beforeAll(async () => {
  ;({ db, url } = await testDatabase())
})

it('lets ten codes an hour go to a number, counted together by all processes', async () => {
  const phone = newPhone()
  const other = createDatabase(url, { max: 4 })
  const asked = await Promise.allSettled(
    Array.from({ length: 14 }, (_, n) => limit(n % 2 ? db : other, 'codes_by_phone', phone)),
  )
  await other.close()
  const refused = asked.filter((one) => one.status === 'rejected')
  expect(refused).toHaveLength(4)
  for (const { reason } of refused) expect(reason).toBeInstanceOf(TooMany)
  await expect(limit(db, 'codes_by_phone', phone)).rejects.toThrow('codes_by_phone')
})

it('counts each number and each limit by itself', async () => {
  const phone = newPhone()
  for (let n = 0; n < 10; n++) await limit(db, 'codes_by_phone', phone)
  await limit(db, 'codes_by_phone', newPhone())
  await limit(db, 'tries_by_phone', phone)
})

it('says when the database fails, instead of letting pass or calling it too many', async () => {
  const gone = createDatabase(url, { max: 1 })
  await gone.close()
  const error = await limit(gone, 'codes_by_phone', newPhone()).catch((cause) => cause)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(TooMany)
})
