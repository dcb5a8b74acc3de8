import { z } from 'zod'
import type { S3Settings } from './picture-store-s3'

const DEMO_SECRET_LENGTH = 32

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://')

const settings = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_DIRECT_URL: z.literal('').or(postgresUrl).default(''),
  DATABASE_REPLICA_URL: z.literal('').or(postgresUrl).default(''),
  AUTH_SECRET: z
    .string('is needed: a random text of 32 characters or more, kept the same between starts')
    .min(DEMO_SECRET_LENGTH, `must have at least ${DEMO_SECRET_LENGTH} characters`),
  AUTH_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  BAOBAOWU_DEMO: z.enum(['', '0', '1']).default(''),
  DATABASE_CONNECTIONS: z
    .literal('')
    .or(z.coerce.number('must be a number from 1 to 200').int().min(1).max(200))
    .default(''),
  PROCESSES: z
    .literal('')
    .or(z.coerce.number('must be a number from 1 to 64').int().min(1).max(64))
    .default(''),
  TRUST_PROXY: z.coerce.number('must be a number from 0 to 9').int().min(0).max(9).default(0),
  HSTS_SECONDS: z.coerce
    .number('must be a number of seconds, 0 for none')
    .int('must be a number of seconds, 0 for none')
    .min(0, 'must be a number of seconds, 0 for none')
    .max(63_072_000, 'must be at most 63072000, two years')
    .default(0),
  PICTURES_FOLDER: z.string().default(''),
  S3_BUCKET: z.string().default(''),
  S3_ENDPOINT: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  S3_REGION: z.string().default(''),
  S3_ACCESS_KEY_ID: z.string().default(''),
  S3_SECRET_ACCESS_KEY: z.string().default(''),
})

/** A real site says where it is: what a request says of that can be forged. */
const withAddress = settings.refine(
  ({ AUTH_URL, BAOBAOWU_DEMO }) => AUTH_URL !== '' || BAOBAOWU_DEMO === '1',
  {
    path: ['AUTH_URL'],
    message: 'is needed: where browsers find the site, such as https://baobaowu.example',
  },
)

export type Env = {
  databaseUrl: string
  /**
   * The database without a pooler between, for what needs a session of its own: jobs and hearing of
   * changes. The same as `databaseUrl` if that is no pooler.
   */
  databaseDirectUrl: string
  /** A replica of it that may serve what visitors are shown; null if there is none. */
  replicaUrl: string | null
  /** Whether `databaseUrl` leads to a pooler that gives a session to each transaction. */
  pooled: boolean
  /** Connections for pages and families; null leaves it to the machine, see `connectionsFor`. */
  databaseConnections: number | null
  /** How many processes of the site share this machine. */
  processes: number
  authSecret: string
  /**
   * The site's address from AUTH_URL, without a slash at the end; null for a demo that is at whatever host
   * it is asked at.
   */
  address: string | null
  /** How many proxies in front each add an address to X-Forwarded-For. */
  proxies: number
  /** For how long browsers shall ask for this host by https alone, once they have seen it; 0 says nothing of it. */
  hstsSeconds: number
  /** The embedded demo: the message page exists and every page says that it is a demo. */
  demo: boolean
  /** Where pictures are kept: in a folder, or in a bucket if S3_BUCKET names one. */
  pictures: { kind: 'folder'; folder: string } | ({ kind: 's3' } & S3Settings)
}

/** Thrown for a setting that is missing or wrong; names each one and what it should be. */
export class BadSettings extends Error {
  override name = 'BadSettings'
}

let known: Env | undefined

/**
 * The settings the app runs with, checked at the first call and then kept. The app reads its
 * environment nowhere else, and not while it is built. Throws BadSettings.
 */
export function env(): Env {
  known ??= readEnv(process.env)
  return known
}

/** Checks the app's settings in `source`; throws BadSettings. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const result = withAddress.safeParse(source)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new BadSettings(`Settings from the environment do not fit:\n${lines.join('\n')}`)
  }
  const { DATABASE_URL, AUTH_SECRET, AUTH_URL, BAOBAOWU_DEMO } = result.data
  return {
    databaseUrl: DATABASE_URL,
    databaseDirectUrl: result.data.DATABASE_DIRECT_URL || DATABASE_URL,
    replicaUrl: result.data.DATABASE_REPLICA_URL || null,
    pooled: result.data.DATABASE_DIRECT_URL !== '',
    databaseConnections: result.data.DATABASE_CONNECTIONS || null,
    processes: result.data.PROCESSES || 1,
    authSecret: AUTH_SECRET,
    address: AUTH_URL ? new URL(AUTH_URL).origin : null,
    proxies: result.data.TRUST_PROXY,
    hstsSeconds: result.data.HSTS_SECONDS,
    demo: BAOBAOWU_DEMO === '1',
    pictures: picturesIn(result.data),
  }
}

/**
 * Four connections for each processor, at least 8 and at most 20, shared by the processes on it, each
 * of which has 4 at least: more than the processors can work on only makes each wait longer.
 */
export function connectionsFor(processors: number, processes: number): number {
  return Math.max(4, Math.floor(Math.min(20, Math.max(8, 4 * processors)) / processes))
}

type PictureSettings = { PICTURES_FOLDER?: string | undefined } & {
  [name in `S3_${'BUCKET' | 'ENDPOINT' | 'REGION' | 'ACCESS_KEY_ID' | 'SECRET_ACCESS_KEY'}`]?:
    | string
    | undefined
}

/** Where pictures are kept, by these settings; throws BadSettings if a bucket has no key. */
export function picturesIn(given: PictureSettings): Env['pictures'] {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = given
  if (!bucket) return { kind: 'folder', folder: given.PICTURES_FOLDER || '.data/pictures' }
  if (!S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new BadSettings(
      'Settings from the environment do not fit:\n  S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY',
    )
  }
  return {
    kind: 's3',
    bucket,
    region: given.S3_REGION || 'us-east-1',
    endpoint: given.S3_ENDPOINT || null,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  }
}
