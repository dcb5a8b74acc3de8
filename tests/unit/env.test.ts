import { describe, expect, test } from 'vitest'
import { BadSettings, connectionsFor, readEnv } from '@/lib/env'

const fit = {
  DATABASE_URL: 'postgres://a@b/c',
  AUTH_SECRET: 'x'.repeat(32),
  AUTH_URL: 'https://baobaowu.example',
}

describe('the settings of the app', () => {
  test('are a database, a secret and an address; the site is no demo unless told so', () => {
    expect(readEnv(fit)).toEqual({
      databaseUrl: 'postgres://a@b/c',
      databaseDirectUrl: 'postgres://a@b/c',
      replicaUrl: null,
      pooled: false,
      databaseConnections: null,
      processes: 1,
      authSecret: 'x'.repeat(32),
      address: 'https://baobaowu.example',
      proxies: 0,
      hstsSeconds: 0,
      demo: false,
      pictures: { kind: 'folder', folder: '.data/pictures' },
    })
    expect(readEnv({ ...fit, BAOBAOWU_DEMO: '1' }).demo).toBe(true)
    const direct = 'postgres://a@d/c'
    expect(readEnv({ ...fit, DATABASE_DIRECT_URL: direct })).toMatchObject({
      databaseUrl: fit.DATABASE_URL,
      databaseDirectUrl: direct,
      pooled: true,
    })
    expect(readEnv({ ...fit, DATABASE_REPLICA_URL: direct }).replicaUrl).toBe(direct)
    expect(readEnv({ ...fit, DATABASE_CONNECTIONS: '12' }).databaseConnections).toBe(12)
    expect(readEnv({ ...fit, TRUST_PROXY: '2' }).proxies).toBe(2)
    expect(readEnv(fit).hstsSeconds).toBe(0)
    expect(readEnv({ ...fit, HSTS_SECONDS: '31536000' }).hstsSeconds).toBe(31_536_000)
    expect(readEnv({ ...fit, AUTH_URL: '', BAOBAOWU_DEMO: '1' }).address).toBeNull()
    const address = 'https://baobaowu.example/api/auth'
    expect(readEnv({ ...fit, AUTH_URL: address }).address).toBe('https://baobaowu.example')
  })

  test.each([
    ['no secret', { ...fit, AUTH_SECRET: undefined }, /AUTH_SECRET is needed/],
    ['a short secret', { ...fit, AUTH_SECRET: 'short' }, /AUTH_SECRET must have at least 32/],
    ['no address of the site', { ...fit, AUTH_URL: '' }, /AUTH_URL is needed: where browsers/],
    ['an address without https', { ...fit, AUTH_URL: 'baobaowu.example' }, /AUTH_URL/],
    ['no seconds', { ...fit, HSTS_SECONDS: '1y' }, /HSTS_SECONDS must be a number of seconds/],
    ['more than two years', { ...fit, HSTS_SECONDS: '1e9' }, /HSTS_SECONDS must be at most/],
    ['no number of proxies', { ...fit, TRUST_PROXY: 'yes' }, /TRUST_PROXY must be a number/],
    ['another kind of database', { ...fit, DATABASE_URL: 'mysql://x' }, /DATABASE_URL must start/],
    ['no address', { ...fit, DATABASE_DIRECT_URL: 'b' }, /DATABASE_DIRECT_URL must start/],
    ['no address', { ...fit, DATABASE_REPLICA_URL: 'b' }, /DATABASE_REPLICA_URL must start/],
    ['no connection', { ...fit, DATABASE_CONNECTIONS: '0' }, /DATABASE_CONNECTIONS/],
    ['no process', { ...fit, PROCESSES: '0' }, /PROCESSES/],
    ['a word', { ...fit, DATABASE_CONNECTIONS: 'many' }, /DATABASE_CONNECTIONS/],
  ])('are refused by name: %s', (_, given, message) => {
    expect(() => readEnv(given)).toThrow(BadSettings)
    expect(() => readEnv(given)).toThrow(message)
  })
})

test('connections are four for each processor, at least 8 and at most 20', () => {
  const processors = [1, 2, 3, 4, 5, 64]
  expect(processors.map((one) => connectionsFor(one, 1))).toEqual([8, 8, 12, 16, 20, 20])
  expect(processors.map((one) => connectionsFor(one, 2))).toEqual([4, 4, 6, 8, 10, 10])
  expect(connectionsFor(2, 8)).toBe(4)
})
